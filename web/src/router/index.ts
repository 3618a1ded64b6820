import { addressIn } from '@phoeiphrae/shared/sitePages';
import {
  createRouter,
  type RouteLocationNormalized,
  type RouteRecordRaw,
  type RouterHistory,
} from 'vue-router';
import type { Words } from '@/locales/words';
import { guardSession } from './guard';
import { publicRoutes } from './publicRoutes';

declare module 'vue-router' {
  interface RouteMeta {
    /** Drawn by scripts alone: console and sign-in. The rest is drawn by the server. */
    drawnByScripts?: boolean;
  }
}

const drawnByScripts = ({ matched }: RouteLocationNormalized): boolean =>
  matched.some(({ meta }) => meta.drawnByScripts);

export function createSiteRouter(
  history: RouterHistory,
  words: Words,
  scriptRoutes: readonly RouteRecordRaw[],
) {
  const router = createRouter({
    history,
    routes: [...publicRoutes, ...scriptRoutes],
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is still experimental
    scrollBehavior(to, from, saved) {
      if (saved) return saved;
      if (to.hash) return { el: to.hash };
      return to.path === from.path ? false : { top: 0 };
    },
  });
  // The site's language is its address's, the console's is first what its reader chose: from one to the other is a new page.
  router.beforeEach((to, from) => {
    if (from.matched.length === 0 || drawnByScripts(to) === drawnByScripts(from)) return true;
    location.assign(addressIn(words.locale.value, to.fullPath));
    return false;
  });
  router.beforeEach(guardSession);
  return router;
}
