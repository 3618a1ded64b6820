import type { RouteRecordRaw } from 'vue-router';
import { consoleRoutes } from './consoleRoutes';
import { signInRoutes } from './signInRoutes';

/** All that scripts alone draw. */
export const scriptRoutes: RouteRecordRaw[] = [...signInRoutes, ...consoleRoutes];
