import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fiscalYearOf } from '@phoeiphrae/shared/thaiCalendar';
import { DEMO_FOLDER, DemoFileError } from './demoFolder.ts';
import type { DemoContent, DemoItem } from './demoItem.ts';
import { readItemFile, type ItemFile } from './itemFile.ts';
import { bodyOf } from './markdown.ts';
import { CONTACTS, REMARK } from './people.ts';
import { fillIn } from './placeholders.ts';
import { addDays, inFiscalYear, spanOf, workday } from './span.ts';

const FOLDER = path.join(DEMO_FOLDER, 'items');
/** Days. A day of the year that has only just been is taken to be last year's: what is written takes time to come out. */
const MINIMUM_AGE = 8;

type Version = ItemFile['main'] | ItemFile['earlier'][number] | NonNullable<ItemFile['revision']>;
type Period = Pick<DemoContent, 'fiscalYear' | 'periodFrom' | 'periodTo'>;

/**
 * Everything that the demonstration office has written, in whatever state, dated back from the demonstration's day.
 * @throws {DemoFileError} that names the file and the field which cannot be used.
 */
export function readDemoItems(today: string): DemoItem[] {
  return readdirSync(FOLDER)
    .toSorted()
    .flatMap((workGroup) =>
      readdirSync(path.join(FOLDER, workGroup))
        .toSorted()
        .map((name) => readItem(path.join(FOLDER, workGroup, name), workGroup, today)),
    );
}

/** One of them. @throws {DemoFileError} that names the file and the field which cannot be used. */
export const readItem = (file: string, workGroup: string, today: string): DemoItem =>
  new ItemReader(file, workGroup, today).item();

class ItemReader {
  readonly #workGroup: string;
  readonly #path: string;
  readonly #today: string;
  readonly #file: ItemFile;
  /** The day that the file's dates count from. */
  readonly #anchor: string;

  constructor(file: string, workGroup: string, today: string) {
    this.#workGroup = workGroup;
    this.#path = file;
    this.#today = today;
    this.#file = readItemFile(this.#path);
    const { main, revision } = this.#file;
    this.#anchor =
      main.asOf === undefined ? this.#newest(revision ?? main) : workday(this.#before(main.asOf));
  }

  item(): DemoItem {
    const { main, earlier, revision } = this.#file;
    return {
      ...this.#version(main),
      slug: this.#fill('slug', main.slug ?? path.parse(this.#path).name),
      category: main.category,
      workGroup: this.#workGroup,
      target: main.target ?? { state: 'published' },
      earlier: earlier.map((version) => this.#version(version)),
      revision: revision ? { ...this.#version(revision), target: revision.target } : null,
      approver: main.approver ?? null,
      document: main.document ?? null,
      figures: main.figures ?? [],
    };
  }

  #before = (days: number): string => addDays(this.#today, -days);

  #newest({ written }: Version): string {
    if (typeof written === 'number') return workday(this.#before(written));
    const last = this.#before(this.#file.main.minimumAge ?? MINIMUM_AGE);
    const year = Number(last.slice(0, 4));
    const day = `${String(year)}-${written}`;
    return workday(day <= last ? day : `${String(year - 1)}-${written}`);
  }

  #written({ written, yearsBack = 0 }: Version): string {
    if (typeof written === 'number') return workday(this.#before(written));
    return workday(inFiscalYear(fiscalYearOf(this.#anchor) - yearsBack, written));
  }

  #version(version: Version): { written: string; content: DemoContent } {
    const written = this.#written(version);
    const { link, validUntil } = version;
    const sources = (version.sources ?? []).map((source): DemoContent['sources'][number] => ({
      kind: 'text',
      holder: '',
      url: null,
      note: '',
      ...source,
    }));
    const content = {
      title: this.#fill('title', version.title),
      summary: this.#fill('summary', version.summary),
      body: bodyOf(this.#fill('body', version.markdown)),
      ...this.#period(version.period, written),
      sources,
      noBorrowedSources: sources.length === 0,
      validUntil: validUntil === undefined ? null : this.#lastDay(validUntil),
      remarks: REMARK,
      externalLink: link === undefined ? ({ kind: 'none' } as const) : ({ kind: 'url', url: link } as const),
      contact: this.#contact(),
    };
    return { written, content };
  }

  #contact(): DemoContent['contact'] {
    const contact = CONTACTS[this.#workGroup];
    if (!contact)
      throw new DemoFileError(this.#path, ['stands in a folder that is not named after a work group']);
    return contact;
  }

  /** What belongs to no period holds from the day on which it was written. */
  #period(period: string | undefined, written: string): Period {
    if (period === undefined) return { fiscalYear: null, periodFrom: written, periodTo: null };
    const [first = '', last = first] = period.split('..');
    const span = (text: string) => this.#at('period', () => spanOf(text, this.#anchor));
    const { from } = span(first);
    return { fiscalYear: fiscalYearOf(from), periodFrom: from, periodTo: span(last).to };
  }

  #lastDay(text: string): string {
    return this.#at('validUntil', () =>
      /^\d/.test(text) ? inFiscalYear(fiscalYearOf(this.#anchor), text) : spanOf(text, this.#anchor).to,
    );
  }

  #fill = (field: string, text: string): string => this.#at(field, () => fillIn(text, this.#anchor));

  #at<T>(field: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new DemoFileError(this.#path, [`/${field}: ${error.message}`]);
    }
  }
}
