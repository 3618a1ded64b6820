import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { Certificate } from '@phoeiphrae/shared/certificate';
import { canonicalJson } from '@phoeiphrae/shared/canonicalJson';
import type { Item } from '@phoeiphrae/shared/item';
import type { PublicLeafPage } from '@phoeiphrae/shared/publicLog';
import { headText, signedNote } from '../../../engines/merkle/checkpointNote.ts';
import { leafHash } from '../../../engines/merkle/hashing.ts';
import { openSeal, type SealKey } from '../../../engines/seal.ts';
import { buildTestApp, type TestApp } from '../../../testing/buildTestApp.ts';
import { client } from '../../../testing/client.ts';
import { attach, runVerifier, sha256, VERIFIER } from '../../../testing/evidence.ts';
import { castOffice, draftOf, IMMEDIATE, mustAct, passChain, type Cast } from '../../../testing/office.ts';
import { signWithPasskey, type CoseAlgorithm } from '../../../testing/passkeySignature.ts';
import { keepPublicLog } from '../../log/checkpoints.ts';

const PLAN = 'the bytes of the plan';
const ORIGIN = 'http://localhost:3000';

let test: TestApp;
let cast: Cast;
let live: Item;
let folder: string;
let certificate: Certificate;
let log: PublicLeafPage;
let kept: string;

const at = (name: string) => path.join(folder, name);
const save = async (name: string, content: unknown) => {
  await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
};
const get = async <T>(address: string) => (await client(test).get<T>(address)).body;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'verifier-'));
  test = await buildTestApp();
  cast = await castOffice(test);
  const news = async () => {
    const { id } = await draftOf(test, cast.officer, { category: IMMEDIATE });
    await mustAct(cast.officer, id, 'publish');
  };
  for (let i = 0; i < 3; i++) await news();
  await keepPublicLog(test.deps);
  kept = (await client(test).get('/public/log/checkpoint')).text;
  const draft = await draftOf(test, cast.officer);
  await attach(test, cast.officer, draft, 'แผน.pdf', PLAN);
  await passChain(cast, draft.id);
  live = await mustAct(cast.officer, draft.id, 'publish');
  for (let i = 0; i < 3; i++) await news();
  await keepPublicLog(test.deps);
  certificate = await get<Certificate>(`/public/items/${encodeURIComponent(live.slug)}/certificate`);
  log = await get<PublicLeafPage>('/public/log/leaves?limit=1000');
  await save('keys.json', { keys: certificate.keys });
  await save('kept.txt', kept);
  await save('แผน.pdf', PLAN);
}, 120_000);
afterAll(async () => {
  await test.close();
  await rm(folder, { recursive: true, force: true });
});

const check = async (document: unknown, ...options: string[]) =>
  runVerifier(
    'certificate',
    await save(`${randomBytes(6).toString('hex')}.json`, document),
    '--keys',
    at('keys.json'),
    ...options,
  );

describe('verify.mjs certificate', () => {
  it('accepts what the office gave out, and its file', async () => {
    const said = await check(certificate, '--file', at('แผน.pdf'));
    expect(said.wrong).toEqual([]);
    expect(said.code, said.text).toBe(0);
    for (const sentence of [
      'the content gives the content hash',
      'แผน.pdf as approved',
      'the approval statement fits the content',
      'seal on the statement holds',
      'is signed by the office’s key',
      'is in the tree that was signed',
      cast.director.name,
    ])
      expect(said.text).toContain(sentence);
    expect(
      (await runVerifier('file', at('แผน.pdf'), '--certificate', await save('c.json', certificate))).code,
    ).toBe(0);
  });

  it('says so when it could not check all, or not at all', async () => {
    expect((await check({ ...certificate, checkpoint: null, proof: null })).code).toBe(2);
    expect((await check({ format: 2 })).code).toBe(2);
    expect((await runVerifier('certificate', at('nothing.json'))).code).toBe(2);
    expect((await runVerifier()).code).toBe(2);
    const alone = await runVerifier('certificate', await save('c.json', certificate));
    expect(alone.code).toBe(0);
    expect(alone.text).toContain('the keys are those that came with the document');
  });

  const flipText = (text: string, at = Math.floor(text.length / 2)) =>
    text.slice(0, at) + (text[at] === 'a' ? 'b' : 'a') + text.slice(at + 1);
  const flipBytes = (encoded: string, encoding: 'base64url' | 'hex' = 'base64url') => {
    const bytes = Buffer.from(encoded, encoding);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return bytes.toString(encoding);
  };
  type Change = (c: Certificate) => unknown;
  const approval = (c: Certificate) => c.approval!;
  const changes: [string, Change, RegExp][] = [
    ['the content', (c) => (c.canonical = flipText(c.canonical)), /the content was changed/],
    [
      'the statement',
      (c) => (approval(c).statement = approval(c).statement!.replace('"round":1', '"round":2')),
      /seal on the statement does not hold/,
    ],
    [
      'who approved',
      (c) => (approval(c).statement = approval(c).statement!.replace(cast.director.name, cast.deputy.name)),
      /seal on the statement does not hold/,
    ],
    [
      'the seal',
      (c) => (approval(c).seal!.signature = flipBytes(approval(c).seal!.signature)),
      /seal on the statement does not hold/,
    ],
    [
      'the class of signature',
      (c) => (approval(c).class = 'paper'),
      /the class of the signature is another one/,
    ],
    [
      'the leaf',
      (c) => (c.leaf = c.leaf.replace('"revision":1', '"revision":2')),
      /leaf \d+ of the public log is not about this \(revision\)/,
    ],
    [
      'the time in the leaf',
      (c) => (c.leaf = c.leaf.replace('"at":"2026', '"at":"2025')),
      /leaf \d+ is not in the tree that was signed/,
    ],
    [
      'the proof',
      (c) => (c.proof![0] = flipBytes(c.proof![0]!, 'hex')),
      /leaf \d+ is not in the tree that was signed/,
    ],
    ['a proof cut short', (c) => c.proof!.pop(), /leaf \d+ is not in the tree that was signed/],
    ['the index', (c) => (c.index += 1), /leaf \d+ is not in the tree that was signed/],
    [
      'the checkpoint',
      (c) => (c.checkpoint = c.checkpoint!.replace(/\n(\d+)\n/, '\n999\n')),
      /the signature of checkpoint does not hold/,
    ],
    ['the log', (c) => (c.log = 'elsewhere.example/log'), /the checkpoint is of another log/],
    [
      'the key',
      (c) => (c.keys[0]!.publicKey = flipBytes(c.keys[0]!.publicKey)),
      /the office’s key [0-9a-f]+ cannot be believed/,
    ],
    ['the address', (c) => (c.publication.slug = 'another'), /the content belongs to another address/],
    ['the code', (c) => (c.publication.verifyCode = '000000000000'), /is not about this \(code\)/],
    [
      'when it was published',
      (c) => (c.publication.publishedAt = '2020-01-01T00:00:00.000Z'),
      /is not about this \(at\)/,
    ],
    [
      'the announcement',
      (c) => (c.publication.policyVersion = 7),
      /the approval statement does not fit the content \(policy\)/,
    ],
    ['no approval at all', (c) => (c.approval = null), /is not about this \(statementHash\)/],
  ];
  it.each(changes)('names a change of %s', async (_what, change, fault) => {
    const forged = structuredClone(certificate);
    change(forged);
    const said = await check(forged);
    expect(said.code).toBe(1);
    expect(
      said.wrong.some((line) => fault.test(line)),
      said.text,
    ).toBe(true);
  });

  it('names a file with one byte changed, and one that is none of the item', async () => {
    const edited = await save('แผน.pdf', flipText(PLAN));
    const said = await check(certificate, '--file', edited);
    expect(said.wrong).toEqual([expect.stringContaining('it has the name of one, but other bytes')]);
    const other = await check(certificate, '--file', await save('other.pdf', 'x'));
    expect(other.wrong).toEqual([expect.stringContaining('it is none of the approved files')]);
    await save('แผน.pdf', PLAN);
  });

  it('accepts no certificate that another key sealed throughout', async () => {
    const stranger = openSeal(randomBytes(32).toString('base64'));
    const said = await check(resealed(certificate, stranger));
    expect(said.wrong).toEqual(
      expect.arrayContaining([expect.stringContaining('cannot be believed: it is none of the keys kept')]),
    );
  });

  it('follows the hand-over of keys from the one that was kept', async () => {
    const next = openSeal(randomBytes(32).toString('base64'));
    const announcement = canonicalJson({
      format: 1,
      act: 'hand_over_seal',
      from: test.deps.seal.keyId,
      to: next.keyId,
      algorithm: 'Ed25519',
      publicKey: next.publicKey,
      at: '2026-11-23T02:00:00.000Z',
    });
    const handed = resealed(certificate, next, {
      previousKeyId: test.deps.seal.keyId,
      announcement,
      announcementSignature: test.deps.seal.sign(Buffer.from(announcement)).toString('base64url'),
    });
    const said = await check(handed);
    expect(said.wrong, said.text).toEqual([]);
    const broken = structuredClone(handed);
    broken.keys[1]!.announcementSignature = flipBytes(broken.keys[1]!.announcementSignature!);
    expect((await check(broken)).wrong).toEqual(
      expect.arrayContaining([expect.stringContaining('cannot be believed: its hand-over does not hold')]),
    );
  });

  it('lets no flipped byte through, wherever it is', async () => {
    const { checkCertificate, Report } = (await import(VERIFIER)) as {
      checkCertificate: (report: unknown, certificate: Certificate, options: object) => void;
      Report: new () => { exitCode: number };
    };
    const places: [string, (c: Certificate, at: number) => void][] = [
      ['canonical', (c, n) => (c.canonical = flipText(c.canonical, n % c.canonical.length))],
      [
        'statement',
        (c, n) =>
          (approval(c).statement = flipText(approval(c).statement!, n % approval(c).statement!.length)),
      ],
      ['leaf', (c, n) => (c.leaf = flipText(c.leaf, n % c.leaf.length))],
      ['seal', (c, n) => (approval(c).seal!.signature = flipAt(approval(c).seal!.signature, n))],
      ['proof', (c, n) => (c.proof![n % c.proof!.length] = flipAt(c.proof![n % c.proof!.length]!, n, 'hex'))],
      ['head', (c, n) => (c.checkpoint = flipText(c.checkpoint!, n % (c.checkpoint!.indexOf('\n\n') + 1)))],
    ];
    const flipAt = (encoded: string, n: number, encoding: 'base64url' | 'hex' = 'base64url') => {
      const bytes = Buffer.from(encoded, encoding);
      bytes[n % bytes.length] = (bytes[n % bytes.length] ?? 0) ^ (1 << (n & 7));
      return bytes.toString(encoding);
    };
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.nat(100_000), ([, flip], n) => {
        const forged = structuredClone(certificate);
        flip(forged, n);
        const report = new Report();
        checkCertificate(report, forged, { keptKeys: certificate.keys });
        return report.exitCode === 1;
      }),
      { numRuns: 500 },
    );
  });
});

/** The same certificate as if an office with this key, and nothing else in its log, had given it out. */
function resealed(
  from: Certificate,
  seal: SealKey,
  {
    signature = from.approval!.signature,
    statement = from.approval!.statement!,
    ...handOver
  }: Partial<Certificate['keys'][0]> & {
    signature?: NonNullable<Certificate['approval']>['signature'];
    statement?: string;
  } = {},
): Certificate {
  const leaf = JSON.parse(from.leaf) as Record<string, unknown>;
  const signerKey =
    signature?.class === 'passkey' ? sha256(Buffer.from(signature.publicKey, 'base64url')) : null;
  const method = signature?.class ?? 'none';
  const text = canonicalJson({
    ...leaf,
    index: 0,
    statementHash: sha256(statement),
    signatureClass: method,
    signerKey,
  });
  const head = headText({ origin: from.log, size: 1, root: leafHash(text) });
  const { keyId, publicKey } = seal;
  const note = signedNote(head, from.log, Buffer.from(publicKey, 'base64url'), seal.sign(Buffer.from(head)));
  const none = { previousKeyId: null, announcement: null, announcementSignature: null };
  const key = {
    keyId,
    publicKey,
    createdAt: '2026-11-23T02:00:00.000Z',
    retiredAt: null,
    ...none,
    ...handOver,
  };
  const sealed = {
    keyId,
    algorithm: 'Ed25519' as const,
    signature: seal.sign(Buffer.from(statement)).toString('base64url'),
  };
  const keys = keyId === from.keys[0]?.keyId ? from.keys : [...(handOver.announcement ? from.keys : []), key];
  return {
    ...structuredClone(from),
    approval: { class: method, statement, signature, seal: sealed },
    keys,
    index: 0,
    leaf: text,
    proof: [],
    checkpoint: note,
  };
}

describe('verify.mjs with a passkey signature', () => {
  const signed = (
    algorithm: CoseAlgorithm,
    over: Parameters<typeof signWithPasskey>[3] = {},
    origin = ORIGIN,
  ) => {
    const statement = certificate.approval!.statement!.replace('"method":"password"', '"method":"passkey"');
    const signature = signWithPasskey(algorithm, statement, origin, over);
    return resealed(certificate, test.deps.seal, { statement, signature });
  };

  it.each([-7, -8, -257] as const)('accepts the approver’s own signature (COSE %i)', async (algorithm) => {
    const said = await check(signed(algorithm));
    expect(said.wrong, said.text).toEqual([]);
    expect(said.code).toBe(0);
    expect(said.text).toContain('signed with the approver’s own passkey');
  });

  const faults: [string, () => Certificate, string][] = [
    ['another statement', () => signed(-7, { challenge: 'AAAA' }), 'it was made over another statement'],
    [
      'a user who was not verified',
      () => signed(-7, { flags: 0x01 }),
      'the device had not verified its user',
    ],
    [
      'another site',
      () => signed(-8, {}, 'https://evil.example'),
      'it was made at another site (https://evil.example)',
    ],
    ['another relying party', () => signed(-8, { host: 'evil.example' }), 'it is bound to another site'],
    [
      'a registration for a signature',
      () => signed(-7, { type: 'webauthn.create' }),
      'it is no passkey assertion',
    ],
  ];
  it.each(faults)('names %s', async (_what, make, fault) => {
    expect((await check(make())).wrong).toEqual([`the signature does not hold: ${fault}`]);
  });

  it.each([-7, -8, -257] as const)(
    'names one flipped bit of the signature, and another person’s key (COSE %i)',
    async (algorithm) => {
      const flipped = signed(algorithm);
      const signature = flipped.approval!.signature as ReturnType<typeof signWithPasskey>;
      const bytes = Buffer.from(signature.signature, 'base64url');
      bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
      signature.signature = bytes.toString('base64url');
      expect((await check(flipped)).wrong).toEqual([
        'the signature does not hold: the signature does not fit its key',
      ]);
      const swapped = signed(algorithm);
      swapped.approval!.signature = signWithPasskey(algorithm, swapped.approval!.statement!, ORIGIN);
      expect((await check(swapped)).wrong).toEqual([
        'leaf 0 of the public log is not about this (signerKey)',
      ]);
    },
  );
});

describe('verify.mjs pack', () => {
  type Entries = Record<string, string>;
  async function pack(
    change: (entries: Entries) => void = () => undefined,
    sealFirst = true,
  ): Promise<string> {
    const entries: Entries = {
      'certificate.json': JSON.stringify(certificate),
      'files/01-แผน.pdf': PLAN,
      'memo.pdf': 'a memo',
    };
    if (!sealFirst) change(entries);
    const files = Object.entries(entries).map(([name, text]) => ({
      name,
      sha256: sha256(text),
      size: Buffer.byteLength(text),
    }));
    const manifest = JSON.stringify({ format: 1, kind: 'evidence', madeAt: '', origin: ORIGIN, files });
    const { keyId } = test.deps.seal;
    const signature = test.deps.seal.sign(Buffer.from(manifest)).toString('base64url');
    Object.assign(entries, {
      'manifest.json': manifest,
      'manifest.seal.json': JSON.stringify({ keyId, signature }),
    });
    if (sealFirst) change(entries);
    const zip = new ZipFile();
    for (const [name, text] of Object.entries(entries))
      zip.addBuffer(Buffer.from(text), name, { compress: name.endsWith('.json') });
    zip.end();
    const file = at(`${randomBytes(6).toString('hex')}.zip`);
    await pipeline(zip.outputStream, createWriteStream(file));
    return file;
  }
  const checkPack = async (file: string) => runVerifier('pack', file, '--keys', at('keys.json'));

  it('accepts a whole one', async () => {
    const said = await checkPack(await pack());
    expect(said.wrong).toEqual([]);
    expect(said.code, said.text).toBe(0);
    expect(said.text).toContain('all 3 files of the pack are those of the manifest');
  });

  const changes: [string, (entries: Entries) => void, string][] = [
    [
      'a changed file',
      (e) => (e['files/01-แผน.pdf'] = 'the bytes of the plaN'),
      'files/01-แผน.pdf was changed',
    ],
    ['a changed memo', (e) => (e['memo.pdf'] = 'a nemo'), 'memo.pdf was changed'],
    ['a file left out', (e) => Reflect.deleteProperty(e, 'memo.pdf'), 'memo.pdf is missing from the pack'],
    ['a file slipped in', (e) => (e['letter.pdf'] = 'x'), 'letter.pdf was added to the pack'],
    [
      'a changed manifest',
      (e) => (e['manifest.json'] = e['manifest.json']!.replace('"madeAt":""', '"madeAt":"2020"')),
      'the office’s seal on the manifest does not hold',
    ],
    [
      'a manifest without its seal',
      (e) => Reflect.deleteProperty(e, 'manifest.seal.json'),
      'the office’s seal on the manifest does not hold',
    ],
    [
      'no manifest',
      (e) => Reflect.deleteProperty(e, 'manifest.json'),
      'manifest.json is missing or cannot be read',
    ],
  ];
  it.each(changes)('names %s', async (_what, change, fault) => {
    const said = await checkPack(await pack(change));
    expect(said.code).toBe(1);
    expect(said.wrong).toEqual(expect.arrayContaining([fault]));
  });

  it('names an approved file that is not in it, though the manifest fits', async () => {
    const said = await checkPack(await pack((e) => Reflect.deleteProperty(e, 'files/01-แผน.pdf'), false));
    expect(said.wrong).toEqual([expect.stringContaining('the approved file แผน.pdf is missing')]);
  });

  it('reads no ZIP whose end is cut off', async () => {
    const file = await pack();
    await writeFile(file, (await readFile(file)).subarray(0, -40));
    expect((await checkPack(file)).code).toBe(2);
  });
});

describe('verify.mjs log', () => {
  type Leaves = PublicLeafPage['leaves'];
  const checkLog = async (leaves: Leaves, ...options: string[]) =>
    runVerifier(
      'log',
      await save(`${randomBytes(6).toString('hex')}.json`, { leaves }),
      '--keys',
      at('keys.json'),
      ...(options.length > 0 ? options : ['--checkpoint', at('kept.txt')]),
    );
  const copy = () => structuredClone(log.leaves);
  /** Rewritten from a leaf on with hashes that fit, as someone would who holds the whole database. */
  const rechained = (leaves: Leaves): Leaves => {
    let previous = '0'.repeat(64);
    return leaves.map(({ leaf }, index) => {
      const text = canonicalJson({ ...(JSON.parse(leaf) as object), index, previous });
      previous = leafHash(text).toString('hex');
      return { index, leaf: text, hash: previous };
    });
  };
  const edit = (leaf: string) => leaf.replace('"revision":1', '"revision":9');

  it('accepts the log against a checkpoint that was kept', async () => {
    const said = await checkLog(log.leaves);
    expect(said.wrong).toEqual([]);
    expect(said.code, said.text).toBe(0);
    expect(said.text).toContain('leaves 0–3 are those of');
    expect((await checkLog(log.leaves, '--kept', await save('copy.json', log))).code).toBe(2);
  });

  const changes: [string, (leaves: Leaves) => Leaves, RegExp][] = [
    [
      'an edited leaf',
      (l) => l.with(2, { ...l[2]!, leaf: edit(l[2]!.leaf) }),
      /^leaf 2 was edited: it does not give its hash$/,
    ],
    [
      'an edited leaf with a hash that fits',
      (l) =>
        l.with(2, { ...l[2]!, leaf: edit(l[2]!.leaf), hash: leafHash(edit(l[2]!.leaf)).toString('hex') }),
      /^leaf 2 was edited or replaced: leaf 3 names another hash$/,
    ],
    ['a deleted leaf', (l) => l.toSpliced(2, 1), /^leaves 2 to 2 were deleted$/],
    ['a leaf slipped in', (l) => l.toSpliced(2, 0, l[1]!), /^a leaf was inserted at place 2$/],
    ['two leaves swapped', (l) => l.with(2, l[5]!).with(5, l[2]!), /^leaves 2 and 5 were swapped$/],
    ['a tail cut off', (l) => l.slice(0, 3), /^the tail of the log was cut: .* has 4 leaves, 3 are left$/],
    [
      'a log rewritten throughout',
      (l) => rechained(l.with(2, { ...l[2]!, leaf: edit(l[2]!.leaf) })),
      /^leaves 0–3 are not those of .*: the log was rewritten$/,
    ],
    [
      'a leaf taken out of a log rewritten throughout',
      (l) => rechained(l.toSpliced(1, 1)),
      /^leaves 0–3 are not those of/,
    ],
  ];
  it.each(changes)('names %s', async (_what, change, fault) => {
    const said = await checkLog(change(copy()));
    expect(said.code).toBe(1);
    expect(
      said.wrong.some((line) => fault.test(line)),
      said.text,
    ).toBe(true);
  });

  it('tells each fault of the line once', async () => {
    const forged = copy();
    forged[2] = { ...forged[2]!, leaf: edit(forged[2]!.leaf) };
    const lines = (await checkLog(forged)).wrong.filter((line) => !line.includes('kept.txt'));
    expect(lines).toEqual(['leaf 2 was edited: it does not give its hash']);
    expect((await checkLog(copy().toSpliced(4, 2))).wrong).toEqual(['leaves 4 to 5 were deleted']);
  });

  it('names every leaf that differs from a copy that was kept', async () => {
    const forged = rechained(copy().with(5, { ...log.leaves[5]!, leaf: edit(log.leaves[5]!.leaf) }));
    const said = await checkLog(
      forged,
      '--checkpoint',
      at('kept.txt'),
      '--kept',
      await save('copy.json', log),
    );
    expect(said.wrong[0]).toMatch(/^leaves that differ from those kept: 5, 6, 7$/);
  });

  it('believes no checkpoint that the office did not sign', async () => {
    const forged = await save('forged.txt', kept.replace('\n4\n', '\n5\n'));
    expect((await checkLog(log.leaves, '--checkpoint', forged)).wrong).toEqual(
      expect.arrayContaining([expect.stringContaining('does not hold')]),
    );
  });

  it('reads the log from the site itself', async () => {
    const address = await test.app.listen({ host: '127.0.0.1', port: 0 });
    const said = await runVerifier('log', address, '--checkpoint', at('kept.txt'));
    expect(said.text).toContain('leaves 0–3 are those of');
  });
});
