import type { FindingPlace } from '@phoeiphrae/shared/examination';
import type { Attributes, XmlHandler } from '../office/xmlPart.ts';
import type { Sink } from '../textPiece.ts';
import { numberText } from '../xlsx/cellText.ts';
import { hidingStyles } from './odfStyles.ts';
import { sheetCursor } from './sheetCursor.ts';
import { unseenCounts, type UnseenCounts } from './unseen.ts';

type Cause = 'comment' | 'tracked_change' | 'notes' | 'hidden' | 'header_footer';

/** Elements whose text is out of sight, or beside the page, and what it is then. */
const ASIDE: Readonly<Record<string, Cause>> = {
  annotation: 'comment',
  'tracked-changes': 'tracked_change',
  notes: 'notes',
  'hidden-text': 'hidden',
  'hidden-paragraph': 'hidden',
  header: 'header_footer',
  footer: 'header_footer',
  'header-left': 'header_footer',
  'footer-left': 'header_footer',
};
const PARAGRAPHS = new Set(['p', 'h']);
const LONGEST = 10_000;

/** Reads content.xml or styles.xml of an OpenDocument file (1.3, part 3). */
export function odfReader(
  sink: Sink,
  kind: 'text' | 'sheet' | 'slides',
): XmlHandler & { counts: UnseenCounts; pages(): number } {
  const styles = hidingStyles();
  const cursor = sheetCursor(styles.hides);
  const counts = unseenCounts();
  /** For each open element, what it makes of the text inside it. */
  const causes: (Cause | null)[] = [];
  let page = 0;
  let slideHidden = false;
  let text = '';
  let unseenText = '';
  let paragraphs = 0;

  const cause = (): Cause | null => causes.findLast((each) => each !== null) ?? null;
  const causeOf = (name: string, a: Attributes): Cause | null => {
    if (name === 'notes' && kind === 'text') return null;
    if (name === 'hidden-paragraph' || name === 'hidden-text')
      return a['is-hidden'] === 'false' ? null : 'hidden';
    if ((name === 'span' || PARAGRAPHS.has(name)) && styles.hides(a['style-name'])) return 'hidden';
    if (name === 'section' && (a['display'] === 'none' || a['is-hidden'] === 'true')) return 'hidden';
    return ASIDE[name] ?? null;
  };
  const place = (part: Cause | null): FindingPlace => {
    const at = kind === 'slides' ? { page: Math.max(1, page) } : kind === 'sheet' ? cursor.place() : {};
    return part ? { ...at, part } : at;
  };
  const give = (words: string, why: Cause | null): void => {
    if (words.trim() === '') return;
    const outOfSight = why ?? (cursor.hidden() || (kind === 'slides' && slideHidden) ? 'hidden' : null);
    const hidden = outOfSight !== null && outOfSight !== 'header_footer';
    sink.piece({ text: words, place: place(outOfSight), hidden });
    if (outOfSight && hidden)
      counts.add(outOfSight, cursor.sheetName(), kind === 'slides' ? page : undefined, cursor.why());
  };
  const flush = (): void => {
    give(text, cause());
    give(unseenText, 'hidden');
    text = '';
    unseenText = '';
  };
  /** Numbers whose shown text may be shortened: 1.10E+12. */
  const giveValue = (a: Attributes): void => {
    const stored = a['value'];
    if (stored !== undefined && /^[1-9][0-9.]{8,}(?:E\+?[0-9]+)?$/i.test(stored))
      give(numberText(stored), cause());
  };
  return {
    counts,
    pages: () => page,
    open(name, a) {
      styles.open(name, a);
      cursor.open(name, a);
      const next = causeOf(name, a);
      if (next !== null && !PARAGRAPHS.has(name) && name !== 'span') flush();
      causes.push(next);
      if (name === 'page' && kind === 'slides' && a['name'] !== undefined) {
        page += 1;
        slideHidden = styles.hides(a['style-name']);
      }
      if (PARAGRAPHS.has(name)) paragraphs += 1;
      if (name === 'table-cell') giveValue(a);
      if (name === 's') text += ' '.repeat(Math.min(100, Number(a['c'] ?? 1) || 1));
      if (name === 'tab' || name === 'line-break') text += name === 'tab' ? ' ' : '\n';
      if (name === 'a' && /^(?:mailto|tel):/i.test(a['href'] ?? '')) unseenText += ` ${a['href'] ?? ''}`;
      const string = a['string-value'];
      if (
        string !== undefined &&
        (name === 'hidden-text' || name === 'variable-set' || name === 'user-field-decl')
      ) {
        give(string, 'hidden');
      }
    },
    text(more) {
      if (paragraphs === 0) return;
      if (cause() === 'hidden') unseenText += more;
      else text += more;
      if (text.length + unseenText.length > LONGEST) flush();
    },
    close(name) {
      if (PARAGRAPHS.has(name)) {
        flush();
        paragraphs -= 1;
      }
      cursor.close(name);
      causes.pop();
    },
  };
}
