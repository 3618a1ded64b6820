/** One line of the table. */
export interface Figure {
  readonly name: string;
  /** With its unit, as it is read. */
  readonly measured: string;
  /** What it stands beside, in words. */
  readonly beside?: string;
  readonly goal?: string;
  /** Whether it is as good as the goal; absent where there is none. */
  readonly met?: boolean;
}

const rounded = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

interface Bound {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly unit?: string;
  readonly beside?: string;
}

/** A value with the bound that is set for it. */
export function figure(
  name: string,
  value: number,
  { atLeast, atMost, unit = '', beside }: Bound = {},
): Figure {
  const words = (bound: number) => `${String(bound)}${unit === '' ? '' : ` ${unit}`}`;
  const shown = { name, measured: `${rounded(value)}${unit === '' ? '' : ` ${unit}`}` };
  const besides = beside === undefined ? {} : { beside };
  if (atLeast !== undefined)
    return { ...shown, ...besides, goal: `≥ ${words(atLeast)}`, met: value >= atLeast };
  if (atMost !== undefined) return { ...shown, ...besides, goal: `≤ ${words(atMost)}`, met: value <= atMost };
  return { ...shown, ...besides };
}

export const perSecond = (value: number): string => `${rounded(value)}/s`;
