import type { RouteRecordRaw } from 'vue-router';
import { loadConsoleMessages } from '@/locales';

/** Every component at a glance, for development and its checks; a production build has neither route nor page. */
const showcase: RouteRecordRaw[] =
  import.meta.env.DEV || import.meta.env.MODE === 'showcase'
    ? [
        {
          path: '/console/_ui',
          name: 'showcase',
          component: () => import('@/features/showcase/ShowcasePage.vue'),
          beforeEnter: loadConsoleMessages,
        },
      ]
    : [];

export const consoleRoutes: RouteRecordRaw[] = [
  ...showcase,
  {
    path: '/console',
    component: () => import('@/layouts/ConsoleLayout.vue'),
    meta: { requiresSession: true },
    beforeEnter: loadConsoleMessages,
    children: [
      { path: '', name: 'inbox', component: () => import('@/features/inbox/InboxPage.vue') },
      {
        path: ':rest(.*)*',
        name: 'console-not-found',
        component: () => import('@/features/home/NotFoundPage.vue'),
      },
    ],
  },
];
