import { SITE_PAGES, type ScriptPage, type SitePageName } from '@phoeiphrae/shared/sitePages';
import type { RouteRecordRaw } from 'vue-router';
import PublicLayout from '@/layouts/PublicLayout.vue';
import NotFoundPage from '@/features/common/NotFoundPage.vue';
import HomePage from '@/features/site/home/HomePage.vue';

type Component = NonNullable<RouteRecordRaw['component']>;

const verifyPage = () => import('@/features/site/verify/VerifyPage.vue');

/** Public pages come with the first load when they are small; the rest is fetched when visited. */
const PAGES: Record<Exclude<SitePageName, ScriptPage>, Component> = {
  home: HomePage,
  'public-items': () => import('@/features/site/list/ListPage.vue'),
  category: () => import('@/features/site/list/CategoryPage.vue'),
  'public-item': () => import('@/features/site/publicItem/ItemPage.vue'),
  announcement: () => import('@/features/site/announcement/AnnouncementPage.vue'),
  developers: () => import('@/features/site/developers/DevelopersPage.vue'),
  verify: verifyPage,
  'verify-code': verifyPage,
  problems: () => import('@/features/site/problems/ProblemsPage.vue'),
  problem: () => import('@/features/site/problems/ProblemPage.vue'),
};

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

/** The table says where each page is. */
const routeTo = (name: SitePageName, rest: { component: Component }): RouteRecordRaw => ({
  ...rest,
  path: SITE_PAGES[name].path,
  name,
});
const namesOf = <Name extends string>(pages: Record<Name, unknown>) => Object.keys(pages) as Name[];

export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PublicLayout,
    children: [
      ...namesOf(PAGES).map((name) => routeTo(name, { component: PAGES[name] })),
      { path: ':rest(.*)*', name: 'not-found', component: NotFoundPage },
    ],
  },
  {
    path: '/',
    meta: { drawnByScripts: true },
    component: () => import('@/layouts/AuthLayout.vue'),
    children: namesOf(SIGN_IN).map((name) => routeTo(name, SIGN_IN[name])),
  },
];
