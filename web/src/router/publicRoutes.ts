import { SITE_PAGES, type ScriptPage, type SitePageName } from '@phoeiphrae/shared/sitePages';
import type { RouteRecordRaw } from 'vue-router';
import { loadAboutMessages, loadItemMessages, loadPageMessages } from '@/locales';
import PublicLayout from '@/layouts/PublicLayout.vue';
import NotFoundPage from '@/features/common/NotFoundPage.vue';

type Component = NonNullable<RouteRecordRaw['component']>;

/** Each with what loads the words that not every page says. */
interface Page {
  readonly component: Component;
  readonly beforeEnter?: () => Promise<void>;
}
const verify: Page = {
  component: () => import('@/features/site/verify/VerifyPage.vue'),
  beforeEnter: loadPageMessages,
};

const PAGES: Record<Exclude<SitePageName, ScriptPage>, Page> = {
  home: { component: () => import('@/features/site/home/HomePage.vue') },
  'public-items': { component: () => import('@/features/site/list/ListPage.vue') },
  category: { component: () => import('@/features/site/list/CategoryPage.vue') },
  'public-item': {
    component: () => import('@/features/site/publicItem/ItemPage.vue'),
    beforeEnter: loadItemMessages,
  },
  'public-version': {
    component: () => import('@/features/site/publicItem/version/VersionPage.vue'),
    beforeEnter: loadItemMessages,
  },
  'version-difference': {
    component: () => import('@/features/site/publicItem/version/DifferencePage.vue'),
    beforeEnter: loadItemMessages,
  },
  announcement: {
    component: () => import('@/features/site/announcement/AnnouncementPage.vue'),
    beforeEnter: loadPageMessages,
  },
  developers: {
    component: () => import('@/features/site/developers/DevelopersPage.vue'),
    beforeEnter: loadPageMessages,
  },
  verify,
  'verify-code': verify,
  contact: {
    component: () => import('@/features/site/about/ContactPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'request-information': {
    component: () => import('@/features/site/about/RequestInformationPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'information-act': {
    component: () => import('@/features/site/about/InformationActPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  official: {
    component: () => import('@/features/site/about/OfficialPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  privacy: {
    component: () => import('@/features/site/about/PrivacyPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  accessibility: {
    component: () => import('@/features/site/about/AccessibilityPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  assessment: {
    component: () => import('@/features/site/assessment/AssessmentsPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'assessment-year': {
    component: () => import('@/features/site/assessment/AssessmentYearPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'site-map': {
    component: () => import('@/features/site/about/SiteMapPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'broken-links': {
    component: () => import('@/features/site/brokenLinks/BrokenLinksPage.vue'),
    beforeEnter: loadPageMessages,
  },
  changes: {
    component: () => import('@/features/site/follow/ChangesPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  subscribe: {
    component: () => import('@/features/site/follow/SubscribePage.vue'),
    beforeEnter: loadAboutMessages,
  },
  subscription: {
    component: () => import('@/features/site/follow/SubscriptionPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  'public-opinions': {
    component: () => import('@/features/site/opinions/OpinionsPage.vue'),
    beforeEnter: loadAboutMessages,
  },
  problems: {
    component: () => import('@/features/site/problems/ProblemsPage.vue'),
    beforeEnter: loadPageMessages,
  },
  problem: {
    component: () => import('@/features/site/problems/ProblemPage.vue'),
    beforeEnter: loadPageMessages,
  },
};
const NAMES = Object.keys(PAGES) as (keyof typeof PAGES)[];

export const publicRoutes: RouteRecordRaw[] = [
  {
    path: '/',
    component: PublicLayout,
    children: [
      ...NAMES.map((name): RouteRecordRaw => ({ ...PAGES[name], name, path: SITE_PAGES[name].path })),
      { path: ':rest(.*)*', name: 'not-found', component: NotFoundPage },
    ],
  },
];
