import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fastFormats } from 'ajv-formats/dist/formats.js';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { placesIn, type Validate, validatorFor } from './xml.ts';

const ATOM = { a: 'http://www.w3.org/2005/Atom' };
/** What RFC 4287 asks for besides its grammar, each by where it is broken. */
const RULES = {
  'an entry has neither content nor an alternate link':
    "//a:entry[not(a:content) and not(a:link[not(@rel) or @rel='alternate'])]/a:id",
  'an entry has no author, nor has the feed': '/a:feed[not(a:author)]/a:entry[not(a:author)]/a:id',
  'a feed does not say where it is': "/a:feed[not(a:link[@rel='self'])]/a:id",
  'a feed or an entry has two alternate links': "//a:link[@rel='alternate'][2]/@href",
  'two entries have one id': '//a:entry[a:id=following-sibling::a:entry/a:id]/a:id',
  'an id is no IRI': "//a:id[not(contains(., ':')) or contains(., ' ')]",
} as const;

/** Of a feed that a reader of feeds makes nothing of. @param read how many entries the reader finds */
const unread = (read: () => number | undefined, written: number): string[] => {
  const found = read();
  return found === written ? [] : [`a reader finds ${String(found)} of ${String(written)} entries`];
};

/** Atom: the grammar of RFC 4287, its other rules, and a reader of feeds. */
export function atomValidator(): Validate {
  const ofGrammar = validatorFor('atom.rng');
  return (xml) => [
    ...ofGrammar(xml),
    ...Object.entries(RULES).flatMap(([rule, broken]) =>
      placesIn(xml, broken, ATOM).map((place) => `${rule}: ${place}`),
    ),
    ...unread(() => parseAtomFeed(xml).entries?.length ?? 0, placesIn(xml, '//a:entry/a:id', ATOM).length),
  ];
}

/** JSON Feed 1.1: no registry has a schema of it, so it is written down here; and a reader of feeds. */
export function jsonFeedValidator(): Validate {
  const schema = readFileSync(path.join(import.meta.dirname, 'schemas/jsonFeed.json'), 'utf8');
  const { uri, 'date-time': dateTime } = fastFormats;
  const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { uri, 'date-time': dateTime } });
  const isValid = ajv.compile(JSON.parse(schema) as object);
  return (json) => {
    const feed = JSON.parse(json) as { items: { id: string }[] };
    const ids = feed.items.map(({ id }) => id);
    return [
      ...(isValid(feed) ? [] : (isValid.errors ?? [])).map(
        ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
      ),
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two items have the id ${id}`),
      ...unread(() => parseJsonFeed(json).items?.length ?? 0, ids.length),
    ];
  };
}
