import type { PolicyOutline } from '@phoeiphrae/shared/site';

type OutlinedCategory = PolicyOutline['categories'][number];

/** What a law demands to be published, and the categories that serve it. */
export interface ActIndex {
  readonly statute: PolicyOutline['statutes'][number];
  readonly sections: readonly {
    readonly section: string;
    readonly categories: readonly OutlinedCategory[];
  }[];
}

const inOrder = new Intl.Collator('en', { numeric: true });

/** Section by section, as the announcement says which category serves which; laws that none serves are left out. */
export function actIndex({
  statutes,
  categories,
}: Pick<PolicyOutline, 'statutes' | 'categories'>): ActIndex[] {
  return statutes.flatMap((statute) => {
    const serving = new Map<string, OutlinedCategory[]>();
    for (const category of categories)
      for (const { statute: code, section } of category.serves)
        if (code === statute.code) serving.set(section, [...(serving.get(section) ?? []), category]);
    const sections = [...serving]
      .sort(([a], [b]) => inOrder.compare(a, b))
      .map(([section, served]) => ({ section, categories: served }));
    return sections.length === 0 ? [] : [{ statute, sections }];
  });
}
