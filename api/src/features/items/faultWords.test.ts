import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Content, ContentFile } from '@phoeiphrae/shared/content';
import type { Item } from '@phoeiphrae/shared/item';
import type { ProblemCode } from '@phoeiphrae/shared/problemTable';
import type { Person } from '../../testing/asPost.ts';
import { buildTestApp, type TestApp } from '../../testing/buildTestApp.ts';
import type { Reply } from '../../testing/client.ts';
import { attach, draftWithFile, mustAttach, textFile } from '../../testing/files.ts';
import { refusedInBoth, speaking } from '../../testing/languages.ts';
import {
  act,
  approvedItem,
  castOffice,
  draftOf,
  freshSlug,
  GROUP,
  IMMEDIATE,
  mustAct,
  read,
  type Cast,
} from '../../testing/office.ts';
import { checkPaper, printed, recordInkDecision, type Recording } from '../../testing/papers.ts';
import { scanOf } from '../../testing/scans.ts';
import { examineDue } from '../files/examining/examineDue.ts';

// Whole chains with real examinations.
vi.setConfig({ testTimeout: 120_000 });

let test: TestApp;
let cast: Cast;
beforeAll(async () => {
  test = await buildTestApp();
  cast = await castOffice(test);
});
afterAll(() => test.close());

type Ask = (person: Person) => Promise<Reply<unknown>>;
type Row = [what: string, faults: string[], ask: Ask];

const refused = (ask: Ask, code: ProblemCode = 'requirements-not-met', person: Person = cast.officer) =>
  refusedInBoth(test, person, code, ask);

const edit = (person: Person, { id, version }: Item, content: Partial<Content>) =>
  person.patch<Item>(`/items/${id}/draft`, { content }, { ifMatch: version });
const create = (person: Person, slug: string, content: Partial<Content> = {}) =>
  person.post<Item>('/items', { workGroup: GROUP, slug, content });
const newDraft = (over: Partial<Content> = {}) => draftOf(test, cast.officer, over);

/** A draft with this said of it, put before the chain. */
const submit =
  (over: Partial<Content>): Ask =>
  async (person) =>
    act(person, (await newDraft(over)).id, 'submit');

const borrowed = { kind: 'text' as const, title: 'Work', holder: '', url: null, licence: 'cc_by', note: '' };

describe('said in Thai and in English: what a draft lacks', () => {
  const ROWS: Row[] = [
    [
      'a form that is empty',
      [
        ...['title_missing', 'summary_missing', 'body_missing', 'external_link_unanswered', 'period_missing'],
        ...['contact_missing', 'contact_unreachable'],
      ],
      async (person) => act(person, (await create(cast.officer, freshSlug())).body.id, 'submit'),
    ],
    [
      'times in disorder',
      ['period_reversed', 'validity_past'],
      submit({ periodFrom: '2026-10-02', periodTo: '2026-10-01', validUntil: '2026-01-01' }),
    ],
    ['an open time', ['period_open'], submit({ periodTo: '2026-10-01' })],
    [
      'pictures without words and sources',
      ['alternative_text_missing', 'sources_unstated', 'picture_source_missing'],
      submit({
        noBorrowedSources: false,
        body: '<p>a <img src="data:image/png;base64,iVBORw0KGgo="></p>',
      }),
    ],
    [
      'sources without right or holder',
      ['licence_unknown', 'holder_missing'],
      submit({ noBorrowedSources: false, sources: [{ ...borrowed, licence: 'none_such' }, borrowed] }),
    ],
    ['a category of another group', ['category_not_owned'], submit({ category: 'risk_management' })],
    ['personal data in its words', ['personal_data_found'], submit({ remarks: '1-1037-02071-81-1' })],
  ];
  it.each(ROWS)('%s %j', async (_what, faults, ask) => {
    expect(await refused(ask)).toEqual(expect.arrayContaining(faults));
  });

  it.each([
    ['no answers', []],
    ['an answer that forbids it', [{ code: 'form_matches', answer: 'no' as const, note: '' }]],
    ['an answer without its reason', [{ code: 'ready_for_ict', answer: 'no' as const, note: '' }]],
  ])('a self-check with %s', async (_what, selfCheck) => {
    const { id, version } = await newDraft();
    await cast.officer.patch(`/items/${id}/draft`, { selfCheck }, { ifMatch: version });
    const codes = await refused((person) => act(person, id, 'submit'));
    expect(codes.join()).toMatch(/self_check_(unanswered|blocks|reason_missing)/);
  });

  it('is told in the language of the reader with the item itself', async () => {
    const { body } = await create(cast.officer, freshSlug());
    const told = async (language: 'th' | 'en') =>
      (await read(speaking(test, cast.officer, language), body.id)).missing.map(({ message }) => message);
    expect((await told('th')).every((message) => /\p{Script=Thai}/u.test(message))).toBe(true);
    const english = await told('en');
    expect(english).toContain('Give the title.');
    expect(english.join()).not.toMatch(/\p{Script=Thai}/u);
  });
});

describe('said in Thai and in English: why a draft or a file is refused', () => {
  const ROWS: Row[] = [
    [
      'an address with a number, no category, a file before there is an item',
      ['number', 'unknown', 'file_unknown'],
      async (person) => {
        const { file } = await draftWithFile(test, cast, { name: 'a.txt' });
        return create(person, 'plan-2570', { category: 'none_such', files: [file] });
      },
    ],
    [
      'a program',
      ['type_not_allowed'],
      async (person) => attach(person, (await newDraft()).id, { name: 'setup.exe' }),
    ],
    [
      'an upload that is not there',
      ['upload_unknown'],
      async (person) => {
        const { id, version } = await newDraft();
        return person.post(`/items/${id}/files`, { upload: randomUUID() }, { ifMatch: version });
      },
    ],
    [
      'known bytes under another type’s name',
      ['name_and_content_differ'],
      async (person) => {
        const bytes = textFile();
        const { item } = await draftWithFile(test, cast, { bytes, name: 'a.txt' });
        return attach(person, item.id, { bytes, name: 'a.pdf' });
      },
    ],
    [
      'a file in the place of none',
      ['file_unknown'],
      async (person) =>
        attach(person, (await newDraft()).id, { name: 'a.txt', more: { replaces: '0'.repeat(64) } }),
    ],
    [
      'a file that is being examined',
      ['file_waiting'],
      async (person) => {
        const { id } = await newDraft();
        await mustAttach(cast.officer, id, { name: 'a.txt' });
        return act(person, id, 'submit');
      },
    ],
    [
      'a file that was refused',
      ['name_and_content_differ'],
      async (person) => {
        const { id } = await newDraft();
        await mustAttach(cast.officer, id, { name: 'a.pdf' });
        await examineDue(test.deps);
        return act(person, id, 'submit');
      },
    ],
    [
      'a file that says not where it comes from',
      ['file_origin_missing'],
      async (person) => {
        const { item } = await draftWithFile(test, cast, { name: 'a.txt' }, { noBorrowedSources: false });
        return act(person, item.id, 'submit');
      },
    ],
  ];
  it.each(ROWS)('%s %j', async (_what, faults, ask) => {
    expect(await refused(ask)).toEqual(expect.arrayContaining(faults));
  });

  it('an address that is taken', async () => {
    const slug = freshSlug();
    await create(cast.officer, slug);
    expect(await refused((person) => create(person, slug), 'already-exists')).toEqual(['taken']);
  });

  it.each([
    ['not one of the item', 'file_unknown', (file: ContentFile) => [{ ...file, sha256: '0'.repeat(64) }]],
    ['in the list twice', 'file_twice', (file: ContentFile) => [file, file]],
    ['of another size', 'file_fixed', (file: ContentFile) => [{ ...file, size: file.size + 1 }]],
    ['of another extension', 'file_extension', (file: ContentFile) => [{ ...file, name: 'a.pdf' }]],
  ])('a file that is %s (%s)', async (_what, code, files) => {
    const { item, file } = await draftWithFile(test, cast, { name: 'a.txt' });
    expect(await refused((person) => edit(person, item, { files: files(file) }))).toEqual([code]);
  });

  it('a fiftieth file and one more', async () => {
    const { item, file } = await draftWithFile(test, cast, { name: 'a.txt' });
    const many = Array.from({ length: 50 }, (_, i) => ({ ...file, sha256: String(i).padStart(64, '0') }));
    await test.owner.pool.query(
      "UPDATE revisions SET content = jsonb_set(content, '{files}', $2) WHERE item_id = $1",
      [item.id, JSON.stringify(many)],
    );
    expect(await refused((person) => attach(person, item.id, { name: 'b.txt' }))).toEqual(['too_many']);
  });

  it('a justification of nothing, and one that says nothing', async () => {
    const { id } = await newDraft({ remarks: '1-1037-02071-81-1' });
    const say = (findingKey: string, reason: string) => (person: Person) =>
      person.post(`/items/${id}/findings/justify`, { source: 'content', findingKey, reason });
    const { body } = await cast.officer.get<{ wordFindings: { key: string }[] }>(`/items/${id}/files`);
    const key = body.wordFindings[0]?.key ?? '';
    const reason = 'The law asks for it to be public.';
    expect(await refused(say('x', reason), 'requirements-not-met', cast.head)).toEqual(['finding_unknown']);
    const blanks = `a${' '.repeat(30)}`;
    expect(await refused(say(key, blanks), 'requirements-not-met', cast.head)).toEqual(['short']);
  });
});

describe('said in Thai and in English: why a move is refused', () => {
  it('a return for no listed reason, in no words', async () => {
    const { id } = await newDraft();
    await mustAct(cast.officer, id, 'submit');
    const ask: Ask = (person) =>
      act(person, id, 'return', { reasonCode: 'none_such', reason: 'a            ' });
    expect(await refused(ask, 'requirements-not-met', cast.head)).toEqual(['unknown', 'short']);
  });

  it('a time that is past, or after the last day; publishing after that day', async () => {
    const { id } = await approvedItem(test, cast, { validUntil: '2026-11-30' });
    const at =
      (publishAt: string): Ask =>
      (person) =>
        act(person, id, 'schedule', { publishAt });
    expect(await refused(at('2026-01-01T00:00:00.000Z'))).toEqual(['past']);
    expect(await refused(at('2027-01-01T00:00:00.000Z'))).toEqual(['after_valid_until']);
    const before = test.clock.now().toISOString();
    test.clock.set('2026-12-05T02:00:00.000Z');
    expect(await refused((person) => act(person, id, 'publish'))).toEqual(['validity_past']);
    test.clock.set(before);
  });

  it('publishing at once what lacks something', async () => {
    const { id } = await newDraft({ category: IMMEDIATE, title: '' });
    expect(await refused((person) => act(person, id, 'publish'))).toContain('title_missing');
  });

  it('nobody who could decide, and nobody who can decide any more', async () => {
    const { id } = await newDraft();
    await mustAct(cast.officer, id, 'submit');
    const last = [cast.deputy.appointmentIds[0], cast.director.appointmentIds[0]];
    const hold = (validTo: string | null) =>
      test.owner.pool.query('UPDATE appointments SET valid_to = $2 WHERE id = ANY($1)', [last, validTo]);
    await hold('2026-11-01');
    const endorsed = await refused((person) => act(person, id, 'endorse'), 'nobody-can-decide', cast.head);
    expect(endorsed).toEqual(['nobody_can_decide']);
    const submitted = await refused(submit({}), 'nobody-can-decide');
    expect(submitted).toEqual(['nobody_can_decide', 'nobody_can_decide']);
    await hold(null);
  });
});

describe('said in Thai and in English: why a signed paper is refused', () => {
  const inReview = async () => {
    const { id } = await newDraft();
    await mustAct(cast.officer, id, 'submit');
    return id;
  };
  const record =
    (id: string, over: Partial<Recording>): Ask =>
    (person) =>
      recordInkDecision(test, person, id, { signer: cast.head, name: 'memo.jpg', ...over });

  it('no scan, a day or a person that cannot be, a paper of another item', async () => {
    const id = await inReview();
    const bytes = await scanOf(await printed(test, cast.officer, id));
    const foreign = await scanOf(await printed(test, cast.officer, (await newDraft()).id));
    const text = Buffer.from('agreed');
    expect(await refused(record(id, { bytes: text, name: 'memo.txt' }))).toEqual(['scan_type']);
    expect(await refused(record(id, { bytes: text, name: 'memo.pdf' }))).toEqual(['name_and_content_differ']);
    expect(await refused(record(id, { bytes: foreign }))).toEqual(['qr_other']);
    expect(await refused(record(id, { bytes, signedOn: '2030-01-01' }))).toEqual(['in_future']);
    expect(await refused(record(id, { bytes, signedOn: '2020-01-01' }))).toEqual(['before_submission']);
    expect(await refused(record(id, { bytes, signer: cast.director }))).toEqual(['cannot_sign']);
    expect(await refused(record(id, { bytes }), 'four-eyes', cast.head)).toEqual([]);
  });

  it('no reason for refusing it', async () => {
    const id = await inReview();
    const reply = await recordInkDecision(test, cast.officer, id, { signer: cast.head });
    expect(reply.status, reply.text).toBe(201);
    const ask: Ask = (person) => checkPaper(person, id, 'refuse', { body: { reason: 'a            ' } });
    expect(await refused(ask, 'requirements-not-met', cast.deputy)).toEqual(['reason_short']);
  });
});
