import type { BoardNumber } from '@phoeiphrae/shared/assessment/board';

/** What a board is narrowed by, as it stands in the address. */
export const BOARD_FILTERS = ['workGroup', 'state'] as const;
export type BoardFilterValues = Record<(typeof BOARD_FILTERS)[number], string>;
/** Stands for the numbers of no group. */
export const NO_GROUP = 'none';

/** The numbers that fit, in their order. */
export const numbersShown = (numbers: readonly BoardNumber[], { workGroup, state }: BoardFilterValues) =>
  numbers.filter(
    (number) =>
      (workGroup === '' || (number.workGroup ?? NO_GROUP) === workGroup) &&
      (state === '' || number.state === state),
  );
