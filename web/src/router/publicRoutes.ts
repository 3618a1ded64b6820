import type { RouteRecordRaw } from 'vue-router';
import PublicLayout from '@/layouts/PublicLayout.vue';
import HomePage from '@/features/site/home/HomePage.vue';
import NotFoundPage from '@/features/common/NotFoundPage.vue';

/** Public pages come with the first load when they are small; the rest is fetched when visited. */
export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PublicLayout,
    children: [
      { path: '', name: 'home', component: HomePage },
      { path: 'items', name: 'public-items', component: () => import('@/features/site/list/ListPage.vue') },
      {
        path: 'categories/:code',
        name: 'category',
        component: () => import('@/features/site/list/CategoryPage.vue'),
      },
      {
        path: 'i/:slug',
        name: 'public-item',
        component: () => import('@/features/site/publicItem/ItemPage.vue'),
      },
      {
        path: 'announcement',
        name: 'announcement',
        component: () => import('@/features/site/announcement/AnnouncementPage.vue'),
      },
      {
        path: 'developers',
        name: 'developers',
        component: () => import('@/features/site/developers/DevelopersPage.vue'),
      },
      { path: 'verify', name: 'verify', component: () => import('@/features/site/verify/VerifyPage.vue') },
      {
        path: 'verify/:code',
        name: 'verify-code',
        component: () => import('@/features/site/verify/VerifyPage.vue'),
      },
      {
        path: 'problems',
        name: 'problems',
        component: () => import('@/features/site/problems/ProblemsPage.vue'),
      },
      {
        path: 'problems/:code',
        name: 'problem',
        component: () => import('@/features/site/problems/ProblemPage.vue'),
      },
      { path: ':rest(.*)*', name: 'not-found', component: NotFoundPage },
    ],
  },
  {
    path: '/',
    component: () => import('@/layouts/AuthLayout.vue'),
    children: [
      { path: 'login', name: 'sign-in', component: () => import('@/features/console/session/LoginPage.vue') },
      {
        path: 'change-password',
        name: 'change-password',
        meta: { requiresSession: true },
        component: () => import('@/features/console/session/ChangePasswordPage.vue'),
      },
      {
        path: 'set-up-second-factor',
        name: 'set-up-second-factor',
        meta: { requiresSession: true },
        component: () => import('@/features/console/session/SecondFactorPage.vue'),
      },
    ],
  },
];
