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
      { path: 'items', name: 'items', component: () => import('@/features/items/ItemsPage.vue') },
      {
        path: 'items/new',
        name: 'item-new',
        component: () => import('@/features/itemEditor/NewItemPage.vue'),
      },
      {
        path: 'items/:id/edit',
        name: 'item-edit',
        component: () => import('@/features/itemEditor/EditItemPage.vue'),
      },
      { path: 'items/:id', name: 'item', component: () => import('@/features/itemView/ItemPage.vue') },
      { path: 'desk', name: 'desk', component: () => import('@/features/desk/DeskPage.vue') },
      {
        path: 'oversight',
        name: 'oversight',
        component: () => import('@/features/oversight/OversightPage.vue'),
      },
      { path: 'people', name: 'people', component: () => import('@/features/people/PeoplePage.vue') },
      {
        path: 'people/appointments',
        name: 'appointments',
        component: () => import('@/features/people/AppointmentsPage.vue'),
      },
      {
        path: 'people/work-groups',
        name: 'work-groups',
        component: () => import('@/features/people/WorkGroupsPage.vue'),
      },
      { path: 'people/:id', name: 'person', component: () => import('@/features/people/PersonPage.vue') },
      {
        path: 'committee',
        name: 'committee',
        component: () => import('@/features/committee/CommitteePage.vue'),
      },
      { path: 'policy', name: 'policy', component: () => import('@/features/policyView/PolicyPage.vue') },
      { path: 'log', name: 'log', component: () => import('@/features/log/LogPage.vue') },
      { path: 'account', name: 'account', component: () => import('@/features/account/AccountPage.vue') },
      { path: 'notices', name: 'notices', component: () => import('@/features/notices/NoticesPage.vue') },
      {
        path: ':rest(.*)*',
        name: 'console-not-found',
        component: () => import('@/features/home/NotFoundPage.vue'),
      },
    ],
  },
];
