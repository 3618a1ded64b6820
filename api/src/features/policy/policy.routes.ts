import type { Deps } from '../../deps.ts';
import type { App } from '../../types.ts';

export function policyRoutes(_app: App, _options: { deps: Deps }, done: () => void) {
  done();
}
