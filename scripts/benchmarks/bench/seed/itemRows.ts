import { sql } from 'drizzle-orm';
import { canonicalContent } from '../../../../api/src/features/items/drafts/contentHash.ts';
import { publishedWords } from '../../../../api/src/office/publishedWords.ts';
import { publicSigner } from '../../../../api/src/office/actorStamps.ts';
import type { Deps } from '../../../../api/src/office/deps.ts';
import type { PublicApprovalRecord } from '../../../../db/src/schema/items.ts';
import type { ActorStamp } from '../../../../shared/src/actorStamp.ts';
import type { Content } from '../../../../shared/src/content.ts';
import type { EventType } from '../../../../shared/src/event.ts';
import type { SelfCheckAnswer } from '../../../../shared/src/revision.ts';
import { approvalStatement, statementText } from '../../../../shared/src/statement.ts';
import { searchable } from '../../../../shared/src/thaiText.ts';
import type { State } from '../../../../shared/src/workflow.ts';
import { slugOf, type WrittenItem } from '../texts/writtenItem.ts';
import type { Batch } from './batch.ts';
import { idOf, sha256 } from './ids.ts';
import type { SeedOffice } from './office.ts';

/** How far an item has come: published, a draft, approved, or before a step of the chain. */
export type Reached = 'published' | 'draft' | 'approved' | { readonly step: string };

const MINUTE = 60_000;
const DAY = 1_440;
/** From the first draft to the publication, in days. */
const WALK_DAYS = 5;

interface Told {
  readonly deps: Deps;
  readonly office: SeedOffice;
  readonly batch: Batch;
}

/** One item on its way, with what the log and the tables say of it so far. */
export class SeededItem {
  readonly id: string;
  readonly revisionId: string;
  readonly slug: string;
  readonly canonical: string;
  readonly contentHash: string;
  readonly #told: Told;
  readonly #item: WrittenItem;
  readonly #content: Content;
  readonly #begun: number;
  #version = 0;
  #round = 0;
  #state: State = 'draft';
  #step: string | null = null;
  #since: string;
  #last: string;
  #submittedAt: string | null = null;
  readonly #approvals: PublicApprovalRecord[] = [];

  constructor(told: Told, item: WrittenItem, content: Content) {
    this.#told = told;
    this.#item = item;
    this.#content = content;
    this.id = idOf(`item ${String(item.number)}`);
    this.revisionId = idOf(`revision ${String(item.number)}`);
    this.slug = slugOf(item.number);
    this.canonical = canonicalContent({ slug: this.slug, workGroup: item.workGroup, content });
    this.contentHash = sha256(this.canonical);
    this.#begun = item.publishedAt.getTime() - WALK_DAYS * DAY * MINUTE;
    this.#since = this.#last = this.#at(0);
  }

  get content(): Content {
    return this.#content;
  }

  get publicationId(): string {
    return idOf(`publication ${String(this.#item.number)}`);
  }

  #at(minutes: number): string {
    return new Date(this.#begun + minutes * MINUTE).toISOString();
  }

  #record(type: EventType, by: ActorStamp, minutes: number, details: Record<string, unknown>): string {
    const at = this.#at(minutes);
    const about = { itemId: this.id, revisionId: this.revisionId };
    const requestId = idOf(`request ${String(this.#item.number)} ${String(this.#version)}`);
    this.#told.batch.entries.push({ type, by, at, requestId, ...about, details });
    this.#version++;
    this.#last = at;
    return at;
  }

  #officer() {
    return this.#told.office.holder('officer', this.#item.workGroup);
  }

  draft(): void {
    const { userId, stamp } = this.#officer();
    const { batch } = this.#told;
    const { contentHash, revisionId } = this;
    const at = this.#record('item.created', stamp, 0, { slug: this.slug, contentHash });
    for (const { sha256: hash, name, size } of this.#content.files) {
      const details = { contentHash, selfCheckChanged: false, sha256: hash, name, size, replaces: null };
      this.#record('item.file_attached', stamp, 5, details);
      batch.files.push({ itemId: this.id, sha256: hash, name, uploadedBy: userId, stamp, at });
    }
    this.#record('item.edited', stamp, 20, { contentHash, selfCheckChanged: true });
    batch.contributors.push({ revisionId, userId, stamp, at });
  }

  submit(): void {
    this.#round = 1;
    const { contentHash } = this;
    const details = { contentHash, round: 1, policyVersion: this.#told.office.policy.version };
    this.#submittedAt = this.#since = this.#record('item.submitted', this.#officer().stamp, 60, details);
    this.#state = 'in_review';
  }

  /** Comes to each step, and passes it unless it is the one to stop before. */
  decide(stopBefore?: string): void {
    const { chain } = this.#told.office.policy.document;
    for (const [index, { code, post }] of chain.entries()) {
      const { userId } = this.#told.office.holder(post, this.#item.workGroup);
      this.#step = code;
      this.#tell(userId, 'decision_awaited', code);
      if (code === stopBefore) return;
      this.#pass(code, post, index);
    }
    this.#state = 'approved';
    this.#step = null;
    this.#tell(this.#officer().userId, 'approved', chain.at(-1)?.code ?? '');
  }

  #tell(userId: string, kind: string, step: string): void {
    const { batch } = this.#told;
    batch.notices.push({ userId, kind, itemId: this.id, details: { step }, createdAt: this.#last });
  }

  #pass(step: string, post: string, index: number): void {
    const { office, batch } = this.#told;
    const { userId, appointmentId, stamp } = office.holder(post, this.#item.workGroup);
    const isLast = index === office.policy.document.chain.length - 1;
    const kind = isLast ? 'approve' : 'endorse';
    const minutes = 60 + (index + 1) * DAY;
    const at = this.#at(minutes);
    const { contentHash } = this;
    const signed = isLast ? this.#sign(stamp, at) : undefined;
    const details = { contentHash, round: 1, step };
    this.#record(isLast ? 'item.approved' : 'item.endorsed', stamp, minutes, {
      ...details,
      ...signed?.details,
    });
    batch.decisions.push({
      id: idOf(`decision ${String(this.#item.number)} ${step}`),
      itemId: this.id,
      revisionId: this.revisionId,
      ...{ round: 1, step, kind, contentHash, stamp },
      decidedBy: userId,
      appointmentId,
      decidedAt: at,
      ...signed?.row,
    });
    const signature = isLast ? ('password' as const) : null;
    this.#approvals.push({ step, kind, ...publicSigner(stamp), decidedAt: at, signature });
    this.#since = at;
  }

  #sign(by: ActorStamp, at: string) {
    const { deps, office } = this.#told;
    const { policy } = office;
    const text = statementText(
      approvalStatement({
        office: policy.document.office.name.th,
        item: this.id,
        slug: this.slug,
        title: this.#content.title,
        ...{ revision: 1, round: 1, by, at, policy },
        contentHash: this.contentHash,
        files: this.#content.files.map((file) => file.sha256),
        method: 'password',
      }),
    );
    const { keyId } = deps.seal;
    const signature = deps.seal.sign(Buffer.from(text)).toString('base64url');
    return {
      row: {
        statementText: text,
        signature: { class: 'password' as const },
        seal: { keyId, algorithm: 'Ed25519' as const, signature },
      },
      details: {
        policyVersion: policy.version,
        signature: 'password',
        statement: sha256(text),
        sealKey: keyId,
      },
    };
  }

  publish(): void {
    const { office, batch } = this.#told;
    const { workGroup } = this.#item;
    const category = office.policy.categories.get(this.#content.category);
    const post = category?.publishMode === 'ict_centre' ? 'ict_officer' : 'officer';
    const { stamp } = office.holder(post, workGroup);
    const { contentHash, revisionId, slug, canonical } = this;
    const { title, summary, fiscalYear, files } = this.#content;
    const track = category?.track ?? 'approval';
    const details = { contentHash, number: 1, track, policyVersion: office.policy.version };
    const at = this.#record('item.published', stamp, WALK_DAYS * DAY, details);
    this.#state = 'published';
    this.#step = null;
    this.#since = at;
    const id = this.publicationId;
    batch.publications.push({
      ...{
        id,
        itemId: this.id,
        revisionId,
        revisionNumber: 1,
        slug,
        track,
        workGroup,
        title,
        summary,
        fiscalYear,
      },
      ...{ canonical, contentHash, policyVersion: office.policy.version, approvals: this.#approvals },
      category: this.#content.category,
      ...{ publishedAt: at, publishedBy: stamp, firstPublishedAt: at },
      fileHashes: files.map((file) => file.sha256),
      verifyCode: sql`verify_code_of(${id}::uuid, ${contentHash})` as unknown as string,
      searchText: publishedWords(this.#content),
    });
  }

  /** @param selfCheck the answers of the form */
  finish(selfCheck: SelfCheckAnswer[]): void {
    const { batch, office } = this.#told;
    const { category, title, summary, fiscalYear } = this.#content;
    const { workGroup } = this.#item;
    const track = office.policy.categories.get(category)?.track ?? 'approval';
    const way = this.#state === 'published' && this.#round === 0 ? 'immediate' : 'approval';
    const { userId } = this.#officer();
    const created = { createdBy: userId, createdAt: this.#at(0), updatedAt: this.#last };
    const state = { state: this.#state, step: this.#step };
    const isPublished = this.#state === 'published';
    batch.revisions.push({
      ...{ id: this.revisionId, itemId: this.id, number: 1, way, category, selfCheck, ...created, ...state },
      policyId: office.policy.id,
      content: this.#content,
      contentHash: this.contentHash,
      round: this.#round,
      stateSince: this.#since,
      submittedAt: this.#submittedAt,
      submittedBy: this.#submittedAt === null ? null : userId,
      publishedAt: isPublished ? this.#since : null,
    });
    batch.items.push({
      ...{
        id: this.id,
        slug: this.slug,
        workGroup,
        title,
        category,
        track,
        way,
        fiscalYear,
        ...created,
        ...state,
      },
      version: this.#version,
      heldSince: this.#since,
      live: isPublished,
      searchText: searchable(`${title} ${summary}`),
    });
  }
}
