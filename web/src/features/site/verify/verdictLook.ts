import { BadgeCheck, CalendarX, CircleQuestionMark, FileCheck, History, OctagonX } from '@lucide/vue';
import type { Verdict } from '@phoeiphrae/shared/publicLog';
import type { Component } from 'vue';
import type { Tone } from '@/ui/tone';

/** Each verdict by icon and colour; the words beside them say the same. */
export const verdictLook = {
  valid: { tone: 'success', icon: BadgeCheck },
  superseded: { tone: 'warning', icon: History },
  withdrawn: { tone: 'danger', icon: OctagonX },
  expired: { tone: 'neutral', icon: CalendarX },
  paper: { tone: 'neutral', icon: FileCheck },
  unknown: { tone: 'danger', icon: CircleQuestionMark },
} satisfies Record<Verdict, { tone: Tone; icon: Component }>;

/** A code as it is printed: in groups of four. */
export const inGroups = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** What was typed, without the blanks and dashes that people put into it. */
export const plainCode = (typed: string): string => typed.replace(/[^0-9a-z]/gi, '').toUpperCase();

export const isCode = (typed: string): boolean => /^[0-9A-F]{12}$/.test(plainCode(typed));
