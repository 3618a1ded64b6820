import type { Attributes } from '../office/xmlPart.ts';
import type { Nesting } from './nesting.ts';
import { isShade, readRunProperty, type RunLook } from './runs.ts';

/** How the text that is being read looks: by its run, its paragraph, its cell. */
export interface Looks {
  open(name: string, attributes: Attributes): void;
  /** Columns that the cell takes. */
  span(): number;
  hidden(): boolean;
  /** Written in the colour of the paper, on nothing that is known to be coloured. */
  white(): boolean;
}

const MOST_COLUMNS = 64;

export function looks(nest: Nesting, hiddenStyles: ReadonlySet<string>): Looks {
  const run: RunLook = { hidden: false, white: false, shaded: false };
  const line = { hidden: false, shaded: false, open: false };
  const cell = { shaded: false, span: 1 };
  const openers: Readonly<Record<string, (attributes: Attributes) => void>> = {
    tc: () => void Object.assign(cell, { shaded: false, span: 1 }),
    p: () => void Object.assign(line, { hidden: false, shaded: false, open: true }),
    r: () => void Object.assign(run, { hidden: false, white: false, shaded: false }),
    pStyle: ({ val }) => void (line.hidden = hiddenStyles.has(val ?? '')),
    gridSpan: ({ val }) => void (cell.span = Math.min(MOST_COLUMNS, Math.max(1, Number(val) || 1))),
    tcPr: () => void (line.open = false),
    shd: (attributes) => {
      if (line.open) line.shaded ||= isShade(attributes);
      else cell.shaded ||= isShade(attributes);
    },
  };
  return {
    open(name, attributes) {
      if (!nest.inside('properties')) openers[name]?.(attributes);
      else if (nest.inside('run')) readRunProperty(run, name, attributes, hiddenStyles);
    },
    span: () => cell.span,
    hidden: () => run.hidden || line.hidden,
    white: () => run.white && !run.shaded && !line.shaded && !cell.shaded,
  };
}
