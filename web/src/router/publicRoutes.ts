import type { RouteRecordRaw } from 'vue-router';
import PublicLayout from '@/layouts/PublicLayout.vue';
import HomePage from '@/features/home/HomePage.vue';
import NotFoundPage from '@/features/home/NotFoundPage.vue';

/** Public pages come with the first load when they are small; the rest is fetched when visited. */
export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PublicLayout,
    children: [
      { path: '', name: 'home', component: HomePage },
      { path: ':rest(.*)*', name: 'not-found', component: NotFoundPage },
    ],
  },
  {
    path: '/',
    component: () => import('@/layouts/AuthLayout.vue'),
    children: [
      { path: 'sign-in', name: 'sign-in', component: () => import('@/features/session/LoginPage.vue') },
      {
        path: 'console/password',
        name: 'change-password',
        meta: { requiresSession: true },
        component: () => import('@/features/session/ChangePasswordPage.vue'),
      },
    ],
  },
];
