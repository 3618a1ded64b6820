import { SITE_PAGES, type ScriptPage } from '@phoeiphrae/shared/sitePages';
import type { RouteRecordRaw } from 'vue-router';
import { loadConsoleMessages } from '@/locales';

type Component = NonNullable<RouteRecordRaw['component']>;

const SIGN_IN: Record<ScriptPage, Pick<RouteRecordRaw, 'meta'> & { component: Component }> = {
  'sign-in': { component: () => import('@/features/console/session/LoginPage.vue') },
  'recover-access': { component: () => import('@/features/console/session/RecoverAccessPage.vue') },
  'change-password': {
    meta: { requiresSession: true },
    component: () => import('@/features/console/session/ChangePasswordPage.vue'),
  },
  'set-up-second-factor': {
    meta: { requiresSession: true },
    component: () => import('@/features/console/session/SecondFactorPage.vue'),
  },
};

const NAMES = Object.keys(SIGN_IN) as ScriptPage[];

export const signInRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    meta: { drawnByScripts: true },
    beforeEnter: loadConsoleMessages,
    component: () => import('@/layouts/AuthLayout.vue'),
    children: NAMES.map((name): RouteRecordRaw => ({ ...SIGN_IN[name], path: SITE_PAGES[name].path, name })),
  },
];
