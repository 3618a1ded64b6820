import type { Options } from '../options.ts';
import type { Place } from '../place.ts';
import type { Figure } from '../report/figure.ts';
import type { Server } from '../servers.ts';

/** What every measure is given. */
export interface Run {
  readonly options: Options;
  readonly place: Place;
  readonly product: Server;
}

export type Measure = (run: Run) => Promise<Figure[]>;
