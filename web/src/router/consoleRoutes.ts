import type { RouteRecordRaw } from 'vue-router';
import { loadConsoleMessages } from '@/locales';

/** Every component at a glance, for development and its checks; a production build has neither route nor page. */
const showcase: RouteRecordRaw[] =
  import.meta.env.DEV || import.meta.env.MODE === 'showcase'
    ? [
        {
          path: '/console/_ui',
          name: 'showcase',
          component: () => import('@/features/console/showcase/ShowcasePage.vue'),
          meta: { drawnByScripts: true },
          beforeEnter: loadConsoleMessages,
        },
      ]
    : [];

export const consoleRoutes: RouteRecordRaw[] = [
  ...showcase,
  {
    path: '/console',
    component: () => import('@/layouts/ConsoleLayout.vue'),
    meta: { requiresSession: true, drawnByScripts: true },
    beforeEnter: loadConsoleMessages,
    children: [
      { path: '', name: 'inbox', component: () => import('@/features/console/inbox/InboxPage.vue') },
      { path: 'items', name: 'items', component: () => import('@/features/console/items/ItemsPage.vue') },
      {
        path: 'items/new',
        name: 'item-new',
        component: () => import('@/features/console/itemEditor/NewItemPage.vue'),
      },
      {
        path: 'items/:id/edit',
        name: 'item-edit',
        component: () => import('@/features/console/itemEditor/EditItemPage.vue'),
      },
      {
        path: 'items/:id',
        name: 'item',
        component: () => import('@/features/console/itemView/ItemPage.vue'),
      },
      { path: 'desk', name: 'desk', component: () => import('@/features/console/desk/DeskPage.vue') },
      {
        path: 'oversight',
        name: 'oversight',
        component: () => import('@/features/console/oversight/OversightPage.vue'),
      },
      {
        path: 'opinions',
        name: 'opinions',
        component: () => import('@/features/console/opinions/OpinionsPage.vue'),
      },
      {
        path: 'assessment',
        name: 'assessment-schemes',
        component: () => import('@/features/console/assessment/SchemesPage.vue'),
      },
      {
        path: 'assessment/:id',
        name: 'assessment-board',
        component: () => import('@/features/console/assessment/BoardPage.vue'),
      },
      { path: 'links', name: 'links', component: () => import('@/features/console/links/LinksPage.vue') },
      { path: 'people', name: 'people', component: () => import('@/features/console/people/PeoplePage.vue') },
      {
        path: 'people/appointments',
        name: 'appointments',
        component: () => import('@/features/console/people/AppointmentsPage.vue'),
      },
      {
        path: 'people/work-groups',
        name: 'work-groups',
        component: () => import('@/features/console/people/WorkGroupsPage.vue'),
      },
      {
        path: 'people/waiting',
        name: 'power-acts',
        component: () => import('@/features/console/power/PowerActsPage.vue'),
      },
      {
        path: 'people/:id',
        name: 'person',
        component: () => import('@/features/console/people/PersonPage.vue'),
      },
      {
        path: 'committee',
        name: 'committee',
        component: () => import('@/features/console/committee/CommitteePage.vue'),
      },
      {
        path: 'policy',
        name: 'policy',
        component: () => import('@/features/console/policyView/PolicyPage.vue'),
      },
      { path: 'log', name: 'log', component: () => import('@/features/console/log/LogPage.vue') },
      {
        path: 'account',
        name: 'account',
        component: () => import('@/features/console/account/AccountPage.vue'),
      },
      {
        path: 'notices',
        name: 'notices',
        component: () => import('@/features/console/notices/NoticesPage.vue'),
      },
      {
        path: ':rest(.*)*',
        name: 'console-not-found',
        component: () => import('@/features/common/NotFoundPage.vue'),
      },
    ],
  },
];
