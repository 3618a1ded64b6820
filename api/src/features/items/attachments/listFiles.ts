import { asc, inArray } from 'drizzle-orm';
import { filePages } from '@phoeiphrae/db/schema/files';
import type { ContentFile } from '@phoeiphrae/shared/content';
import type { ItemFile, ItemFiles } from '@phoeiphrae/shared/itemFile';
import type { ExaminationState } from '@phoeiphrae/shared/examination';
import type { Queryable } from '../../../office/deps.ts';
import type { ItemFacts, RevisionFacts } from '../rules/facts.ts';
import { mayJustify, maySeeRevision } from '../rules/itemPolicy.ts';
import type { Viewer } from '../rules/viewer.ts';
import { statesOf, type JustificationRow } from '../rules/fileFacts.ts';
import { wordFindings } from '../rules/wordFindings.ts';
import { likeFindings } from '../likeness/likeFindings.ts';

/** Gives the address under which a file can be had for ten minutes. */
export type LinkTo = (sha256: string) => string;

/** The files that this person may see: of the revision in hand in its order, then those that are only public. */
export async function listFiles(
  db: Queryable,
  facts: ItemFacts,
  viewer: Viewer,
  linkTo: LinkTo,
): Promise<ItemFiles> {
  const visible = (revision: RevisionFacts | null) =>
    revision && maySeeRevision(viewer.actor, facts, revision) ? revision : null;
  const working = visible(facts.working);
  const live = visible(facts.live);
  const shown = working ?? live ?? visible(facts.latest);
  const files = [...new Map([live, shown].flatMap((one) => filesOf(one).map((f) => [f.sha256, f]))).values()];
  const order = filesOf(shown).map(({ sha256 }) => sha256);
  const place = ({ sha256 }: ContentFile) => (order.includes(sha256) ? order.indexOf(sha256) : order.length);
  files.sort((a, b) => place(a) - place(b));
  const carries = (revision: RevisionFacts | null, { sha256 }: ContentFile) =>
    filesOf(revision).some((one) => one.sha256 === sha256);
  const details = await detailsOf(db, facts.item.id, files, linkTo);
  const inWords = working
    ? await wordFindings(working.row.content, working.policy.document, viewer.words)
    : undefined;
  const likes = working ? await likeFindings(db, facts, viewer) : [];
  return {
    files: files.flatMap((file): ItemFile[] => {
      const known = details(file.sha256);
      if (!known) return [];
      return [{ file, inWorking: carries(working, file), published: carries(live, file), ...known }];
    }),
    wordFindings: [...likes, ...(inWords?.findings ?? [])],
    justifications: (working?.files.justifications ?? []).map(presentJustification),
    mayJustify: mayJustify(viewer.actor, facts).allowed,
  };
}

const filesOf = (revision: RevisionFacts | null): readonly ContentFile[] => revision?.row.content.files ?? [];

const presentJustification = ({ source, findingKey, reason, stamp, at }: JustificationRow) => ({
  source,
  findingKey,
  reason,
  by: stamp,
  at,
});

type State = Awaited<ReturnType<typeof statesOf>>[number];

export function presentExamination({ sha256, examination }: State): ExaminationState {
  const { state, result, scan, examinedAt } = examination;
  return {
    sha256,
    state,
    virusScan: scan?.result ?? 'off',
    examinedAt,
    result,
  };
}

/** What is known of the files besides what the content says, with where to get them. */
async function detailsOf(db: Queryable, itemId: string, files: readonly ContentFile[], linkTo: LinkTo) {
  const hashes = files.map(({ sha256 }) => sha256);
  const states = new Map(
    (files.length > 0 ? await statesOf(db, [itemId]) : []).map((state) => [state.sha256, state]),
  );
  const pages = hashes.length
    ? await db.select().from(filePages).where(inArray(filePages.sha256, hashes)).orderBy(asc(filePages.page))
    : [];
  return (sha256: string) => {
    const state = states.get(sha256);
    if (!state) return undefined;
    const url = linkTo(sha256);
    const shown = state.examination.result?.verdict === 'accepted' ? pages : [];
    const previews = shown
      .filter((page) => page.sha256 === sha256)
      .map(({ page, width, height }) => ({ page, width, height, url: `${url}/pages/${String(page)}` }));
    const { uploadedBy, uploadedAt, damaged } = state;
    return { uploadedBy, uploadedAt, damaged, examination: presentExamination(state), previews, url };
  };
}
