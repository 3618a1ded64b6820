import Type from 'typebox';

/** The rooms of the console, in the order of its menu; each is the name of its route and of its folder too. */
export const CONSOLE_AREAS = [
  'inbox',
  'items',
  'desk',
  'oversight',
  'opinions',
  'links',
  'assessment',
  'people',
  'committee',
  'policy',
  'log',
] as const;
export const ConsoleArea = Type.Enum(CONSOLE_AREAS);
export type ConsoleArea = (typeof CONSOLE_AREAS)[number];
