import { createRouter, createWebHistory } from 'vue-router';
import { consoleRoutes } from './consoleRoutes';
import { guardSession } from './guard';
import { publicRoutes } from './publicRoutes';

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [...publicRoutes, ...consoleRoutes],
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what replaces it is still experimental
  scrollBehavior(to, from, saved) {
    if (saved) return saved;
    if (to.hash) return { el: to.hash };
    return to.path === from.path ? false : { top: 0 };
  },
});

router.beforeEach(guardSession);
