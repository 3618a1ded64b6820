import type { Deps } from '../../deps.ts';
import type { App } from '../../types.ts';

export function sessionRoutes(_app: App, _options: { deps: Deps }, done: () => void) {
  done();
}

export function ownSessionRoutes(_app: App, _options: { deps: Deps }, done: () => void) {
  done();
}
