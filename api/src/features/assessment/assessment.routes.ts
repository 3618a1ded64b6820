import type { Deps } from '../../office/deps.ts';
import type { App } from '../../http/types.ts';
import { numberRoutes } from './numbers.routes.ts';
import { schemeRoutes } from './schemes.routes.ts';

/** What assessors look for, and how the office stands: all staff read it, who writes is decided by `assessmentPolicy`. */
export async function assessmentRoutes(app: App, { deps }: { deps: Deps }): Promise<void> {
  await app.register(schemeRoutes, { deps });
  await app.register(numberRoutes, { deps });
}
