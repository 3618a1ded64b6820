import type { Content } from '@phoeiphrae/shared/content';
import type { VersionDifference } from '@phoeiphrae/shared/difference';
import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { getVersionDifference } from '@/api/calls/public';
import { key } from '@/api/key';
import { usePublicRead } from '@/api/publicRead';
import { useOutline } from '@/composables/useOutline';
import { folded, type Folded } from '@/features/common/difference/folded.ts';
import { COMPARED, useFieldLines, type ComparedField } from '@/features/common/difference/useFieldLines.ts';
import { lineChanges } from '@/features/common/difference/wordChanges.ts';
import { refused, standing, type Standing } from '../standing';

/** Texts of any length: compared once, where the answer comes, for words are found otherwise by other programs. */
const TEXTS = ['title', 'summary', 'body', 'remarks'] as const satisfies readonly ComparedField[];
type TextField = (typeof TEXTS)[number];
const isText = (field: ComparedField): field is TextField => (TEXTS as readonly string[]).includes(field);

type Rest = Omit<Content, TextField>;
interface Compared {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly changed: readonly ComparedField[];
  readonly texts: Partial<Record<TextField, Folded>>;
  /** What is short is told in the names that the announcement gives it. */
  readonly before: Rest;
  readonly after: Rest;
}

const withoutTexts = (content: Content): Rest => {
  const { title: _title, summary: _summary, body: _body, remarks: _remarks, ...rest } = content;
  return rest;
};

/** What differs between a revision and an earlier one, field by field, as lines to be shown. */
export function useVersionDifference(slug: () => string, version: () => number, from: () => number | null) {
  const read = usePublicRead();
  const { linesOf } = useFieldLines(useOutline());

  function compare({ before, after, ...numbers }: VersionDifference): Compared {
    const changed = COMPARED.filter((field) => numbers.changed.includes(field));
    const foldedOf = (field: TextField) => folded(lineChanges(linesOf(field, before), linesOf(field, after)));
    return {
      from: numbers.from,
      to: numbers.to,
      title: after.title,
      changed,
      texts: Object.fromEntries(changed.filter(isText).map((field) => [field, foldedOf(field)])),
      before: withoutTexts(before),
      after: withoutTexts(after),
    };
  }

  const ask = async (): Promise<Standing<Compared>> => {
    const query = from() === null ? {} : { from: from() ?? 0 };
    return read(getVersionDifference, { params: { path: { slug: slug(), version: version() }, query } }).then(
      (answer) => ({ item: compare(answer) }),
      refused,
    );
  };
  const { state, data, refetch } = useQuery({
    key: () => key('versionDifference', slug(), version(), from()),
    query: ask,
    staleTime: 60_000,
  });
  const found = standing(() => data.value);
  const fields = computed(() => {
    const item = found.item.value;
    if (!item) return [];
    return item.changed.map((field) => ({
      field,
      shown: isText(field)
        ? (item.texts[field] ?? { lines: [], more: false })
        : folded(lineChanges(linesOf(field, item.before), linesOf(field, item.after), { words: false })),
    }));
  });
  return { state, ...found, fields, refetch };
}
