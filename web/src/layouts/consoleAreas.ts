import {
  AlarmClock,
  ClipboardCheck,
  FolderOpen,
  Inbox,
  Link2,
  MessageSquareText,
  ScrollText,
  Send,
  ShieldCheck,
  Users,
  UsersRound,
} from '@lucide/vue';
import type { Component } from 'vue';
import type { ConsoleArea } from '@phoeiphrae/shared/consoleArea';

/** Where each area of the console is; its name is `console.area.*`. The first three are a phone's bottom bar. */
export const areaLook = {
  inbox: { to: '/console', icon: Inbox },
  items: { to: '/console/items', icon: FolderOpen },
  desk: { to: '/console/desk', icon: Send },
  oversight: { to: '/console/oversight', icon: AlarmClock },
  opinions: { to: '/console/opinions', icon: MessageSquareText },
  links: { to: '/console/links', icon: Link2 },
  assessment: { to: '/console/assessment', icon: ClipboardCheck },
  people: { to: '/console/people', icon: UsersRound },
  committee: { to: '/console/committee', icon: Users },
  policy: { to: '/console/policy', icon: ScrollText },
  log: { to: '/console/log', icon: ShieldCheck },
} as const satisfies Record<ConsoleArea, { to: string; icon: Component }>;

export const BAR_SIZE = 3;
