#!/usr/bin/env node
// ตัวตรวจสอบหลักฐานของ "เผยแพร่" · The verifier of Phoeiphrae's evidence
//
// One file, nothing to install, nothing taken over from the system that it checks; runs on Node.js 18 or newer:
//
//   node verify.mjs certificate cert.json [--file document.pdf …] [--keys keys.json] [--checkpoint kept.txt]
//   node verify.mjs file document.pdf --certificate cert.json [--keys keys.json]
//   node verify.mjs pack evidence.zip [--keys keys.json]
//   node verify.mjs log leaves.json|https://… --checkpoint kept.txt … [--kept leaves-kept.json] [--keys keys.json]
//
// keys.json is what GET /api/v1/public/keys answered when you first came; kept.txt a checkpoint that you kept. Without
// them a document can only be checked against itself. Formats: docs/evidence.md.
// Exit code: 0 all holds, 1 something is wrong (each line with ✗), 2 not everything could be checked.

import { createHash, createPublicKey, verify as signatureFits } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { createInflateRaw } from 'node:zlib';

// ── What is said ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Collects the findings: `good`, `bad`, and `open` for what could not be checked; `note` is for the reader only. */
export class Report {
  lines = [];
  add = (sign, th, en) => this.lines.push({ sign, th, en });
  good = (th, en) => this.add('✓', th, en);
  bad = (th, en) => this.add('✗', th, en);
  open = (th, en) => this.add('?', th, en);
  note = (th, en) => this.add('!', th, en);
  /** Says which it is. @returns whether it holds */
  check(holds, [goodTh, goodEn], [badTh, badEn]) {
    if (holds) this.good(goodTh, goodEn);
    else this.bad(badTh, badEn);
    return holds;
  }
  get exitCode() {
    if (this.lines.some(({ sign }) => sign === '✗')) return 1;
    return this.lines.some(({ sign }) => sign === '?') ? 2 : 0;
  }
  print() {
    for (const { sign, th, en } of this.lines) console.log(`${sign} ${th} · ${en}`);
    const ends = [
      'ผล: ถูกต้องทุกข้อ · Result: all of it holds',
      'ผล: ไม่ถูกต้อง ดูบรรทัดที่ขึ้นต้นด้วย ✗ · Result: NOT valid, see the lines with ✗',
      'ผล: ตรวจได้ไม่ครบ ดูบรรทัดที่ขึ้นต้นด้วย ? · Result: not everything could be checked, see the lines with ?',
    ];
    console.log(ends[this.exitCode]);
  }
}

/** What cannot even be read. */
class Unreadable extends Error {}

// ── Bytes ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const hashOf = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const same = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)) === 0;
const sha256 = (text) => hex(hashOf(text));

async function hashOfFile(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Unreadable(`อ่าน ${path} ไม่ได้ · cannot read ${path}: ${error.message}`);
  }
}

const parsed = (text) => {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : undefined;
  } catch {
    return undefined;
  }
};

/** RFC 8785: keys in the order of their code units, no blanks. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

// ── The Merkle tree, straight from the definitions of RFC 9162 §2.1 ─────────────────────────────────────────────────

export const leafHash = (leaf) => hashOf(Uint8Array.of(0), leaf);
const nodeHash = (left, right) => hashOf(Uint8Array.of(1), left, right);

/** The largest power of two below n. */
const split = (n) => 2 ** Math.ceil(Math.log2(n) - 1);

/** MTH(D[begin:end]) over hashes of leaves. */
export function rootOf(hashes, begin = 0, end = hashes.length) {
  if (end === begin) return hashOf('');
  if (end - begin === 1) return hashes[begin];
  const middle = begin + split(end - begin);
  return nodeHash(rootOf(hashes, begin, middle), rootOf(hashes, middle, end));
}

/** The root to which PATH(index, D[size]) leads; undefined when the proof has not the length that it must have. */
export function rootFromPath(index, size, leaf, path) {
  if (!(index >= 0 && index < size)) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const beside = path.at(-1);
  if (!beside) return undefined;
  const [middle, rest] = [split(size), path.slice(0, -1)];
  const own =
    index < middle
      ? rootFromPath(index, middle, leaf, rest)
      : rootFromPath(index - middle, size - middle, leaf, rest);
  return own && (index < middle ? nodeHash(own, beside) : nodeHash(beside, own));
}

// ── The office's keys ───────────────────────────────────────────────────────────────────────────────────────────────

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

function ed25519Fits(publicKey, bytes, signature) {
  const raw = Buffer.from(publicKey, 'base64url');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
  return signatureFits(null, bytes, key, Buffer.from(signature, 'base64url'));
}

const keyIdOf = (publicKey) => sha256(Buffer.from(publicKey, 'base64url')).slice(0, 16);

/**
 * Which of the keys that a document brings may be believed: those that the reader kept, and each later one that a
 * believed key announced. Without kept keys the first one is taken as it comes, and that is said.
 */
export function trustedKeys(report, brought, kept) {
  const trusted = new Map((kept ?? []).map((key) => [key.keyId, key.publicKey]));
  if (!kept) {
    report.note(
      'ใช้กุญแจที่มากับเอกสารเอง จึงพิสูจน์ได้เพียงว่าเอกสารไม่ขัดกันเอง ควรเก็บ keys.json ของหน่วยงานไว้แล้วระบุด้วย --keys',
      'the keys are those that came with the document: it is only shown to agree with itself; keep the office’s keys.json and give --keys',
    );
    for (const key of brought) if (key.previousKeyId === null) trusted.set(key.keyId, key.publicKey);
  }
  for (const key of [...trusted].filter(([id, publicKey]) => keyIdOf(publicKey) !== id))
    trusted.delete(key[0]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const key of brought) {
      const before = trusted.get(key.previousKeyId);
      if (trusted.has(key.keyId) || before === undefined) continue;
      if (!announces(key, before)) continue;
      trusted.set(key.keyId, key.publicKey);
      grown = true;
    }
  }
  for (const { keyId, publicKey, announcement } of brought) {
    if (trusted.get(keyId) === publicKey) continue;
    const why = announcement
      ? ['การส่งมอบกุญแจไม่ถูกต้อง', 'its hand-over does not hold']
      : ['ไม่ใช่กุญแจที่เก็บไว้', 'it is none of the keys kept'];
    report.bad(
      `กุญแจ ${keyId} ของหน่วยงานเชื่อถือไม่ได้: ${why[0]}`,
      `the office’s key ${keyId} cannot be believed: ${why[1]}`,
    );
  }
  return trusted;
}

/** Whether a key was announced by the one before it: the text names both keys, and the older one signed the text. */
function announces({ keyId, publicKey, previousKeyId, announcement, announcementSignature }, before) {
  const { act, from, to, publicKey: named } = parsed(announcement ?? '') ?? {};
  const fits = act === 'hand_over_seal' && from === previousKeyId && to === keyId && named === publicKey;
  if (!fits || keyIdOf(publicKey) !== keyId) return false;
  return ed25519Fits(before, Buffer.from(announcement), announcementSignature ?? '');
}

// ── Checkpoints: C2SP signed-note and tlog-checkpoint ───────────────────────────────────────────────────────────────

export function readCheckpoint(note) {
  const cut = note.lastIndexOf('\n\n');
  const text = note.slice(0, cut + 1);
  const [origin, size, root, ...more] = text.split('\n');
  const lines = note
    .slice(cut + 2)
    .split('\n')
    .filter((line) => line.startsWith('— '));
  const fits =
    cut > 0 && origin && /^(0|[1-9]\d*)$/.test(size ?? '') && /^[A-Za-z0-9+/]{43}=$/.test(root ?? '');
  if (!fits || more.at(-1) !== '' || lines.length === 0) return undefined;
  const signatures = lines.map((line) => {
    const [, name, bytes = ''] = line.split(' ');
    const raw = Buffer.from(bytes, 'base64');
    return { name, keyHash: raw.subarray(0, 4), signature: raw.subarray(4) };
  });
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), text, signatures };
}

/** Whether one of the keys signed the head. A note's key hash: SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)[:4]. */
function headIsSigned({ origin, text, signatures }, keys) {
  return [...keys.values()].some((publicKey) => {
    const raw = Buffer.from(publicKey, 'base64url');
    const keyHash = hashOf(`${origin}\n`, Uint8Array.of(1), raw).subarray(0, 4);
    return signatures.some(
      (line) =>
        line.name === origin &&
        same(line.keyHash, keyHash) &&
        ed25519Fits(publicKey, Buffer.from(text), line.signature.toString('base64url')),
    );
  });
}

function checkHead(report, note, keys, name) {
  const head = readCheckpoint(note);
  if (!head) report.bad(`${name} ไม่ใช่ checkpoint`, `${name} is no checkpoint`);
  else if (keys)
    report.check(
      headIsSigned(head, keys),
      [
        `${name} (${head.size} รายการ) ลงนามด้วยกุญแจของหน่วยงาน`,
        `${name} (${head.size} leaves) is signed by the office’s key`,
      ],
      [`ลายเซ็นของ ${name} ไม่ถูกต้อง`, `the signature of ${name} does not hold`],
    );
  return head;
}

// ── WebAuthn: the approver's own signature ──────────────────────────────────────────────────────────────────────────

/** As much of CBOR (RFC 8949) as a COSE key needs: integers, byte strings, text, maps. */
function readCbor(bytes, at = 0) {
  const [kind, small] = [bytes[at] >> 5, bytes[at] & 31];
  const length = small < 24 ? 0 : 2 ** (small - 24);
  if (small > 26) throw new Unreadable('COSE key');
  const value = small < 24 ? small : bytes.readUIntBE(at + 1, length);
  const next = at + 1 + length;
  if (kind === 0) return [value, next];
  if (kind === 1) return [-1 - value, next];
  if (kind === 2) return [bytes.subarray(next, next + value), next + value];
  if (kind === 3) return [bytes.toString('utf8', next, next + value), next + value];
  if (kind !== 5) throw new Unreadable('COSE key');
  const map = new Map();
  let place = next;
  for (let i = 0; i < value; i++) {
    const [key, afterKey] = readCbor(bytes, place);
    const [entry, afterEntry] = readCbor(bytes, afterKey);
    map.set(key, entry);
    place = afterEntry;
  }
  return [map, place];
}

const b64 = (bytes) => Buffer.from(bytes).toString('base64url');
/** COSE algorithms (RFC 9053, 8812) by number: how to read the key, and which digest signs. */
const ALGORITHMS = {
  [-7]: {
    digest: 'sha256',
    jwk: (key) => ({ kty: 'EC', crv: 'P-256', x: b64(key.get(-2)), y: b64(key.get(-3)) }),
  },
  [-8]: { digest: null, jwk: (key) => ({ kty: 'OKP', crv: 'Ed25519', x: b64(key.get(-2)) }) },
  [-257]: { digest: 'sha256', jwk: (key) => ({ kty: 'RSA', n: b64(key.get(-1)), e: b64(key.get(-2)) }) },
};

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;

/** What is wrong with an assertion over a statement (WebAuthn level 3, §7.2), as [Thai, English]; undefined if nothing is. */
export function assertionFault(signature, statement, origin) {
  const raw = (name) => Buffer.from(signature[name] ?? '', 'base64url');
  const [data, client] = [raw('authenticatorData'), raw('clientDataJSON')];
  const said = parsed(client.toString());
  if (said?.type !== 'webauthn.get') return ['ไม่ใช่การลงนามด้วย passkey', 'it is no passkey assertion'];
  if (said.challenge !== b64(hashOf(statement)))
    return ['ลงนามบนข้อความอื่น', 'it was made over another statement'];
  if (said.origin !== origin)
    return [`ลงนามที่เว็บไซต์อื่น (${said.origin})`, `it was made at another site (${said.origin})`];
  const labels = new URL(origin).hostname.split('.');
  const domains = labels.map((_, i) => labels.slice(i).join('.'));
  if (!domains.some((domain) => same(hashOf(domain), data.subarray(0, 32))))
    return ['เป็นของเว็บไซต์อื่น', 'it is bound to another site'];
  const flags = data[32] ?? 0;
  if (!(flags & USER_PRESENT) || !(flags & USER_VERIFIED))
    return ['อุปกรณ์ไม่ได้ยืนยันตัวผู้ลงนาม', 'the device had not verified its user'];
  const algorithm = ALGORITHMS[signature.algorithm];
  if (!algorithm) return ['ไม่รู้จักวิธีลงนาม', 'its algorithm is not known'];
  try {
    const [cose] = readCbor(raw('publicKey'));
    if (cose.get(3) !== signature.algorithm) return ['กุญแจเป็นของวิธีอื่น', 'its key is for another algorithm'];
    const key = createPublicKey({ key: algorithm.jwk(cose), format: 'jwk' });
    const bytes = Buffer.concat([data, hashOf(client)]);
    return signatureFits(algorithm.digest, bytes, key, raw('signature'))
      ? undefined
      : ['ลายเซ็นไม่ตรงกับกุญแจ', 'the signature does not fit its key'];
  } catch {
    return ['อ่านกุญแจไม่ได้', 'its key cannot be read'];
  }
}

// ── The certificate ─────────────────────────────────────────────────────────────────────────────────────────────────

const CLASSES = {
  passkey: ['ลงนามด้วย passkey ของผู้อนุมัติเอง', 'signed with the approver’s own passkey'],
  password: ['ยืนยันด้วยรหัสผ่าน และประทับด้วยตราของหน่วยงาน', 'confirmed with a password and sealed by the office'],
  paper: [
    'ลงนามบนกระดาษ เก็บภาพสแกน และประทับด้วยตราของหน่วยงาน',
    'signed on paper, kept as a scan, and sealed by the office',
  ],
};

function checkContent(report, { publication, canonical: text }) {
  const content = parsed(text);
  const holds = report.check(
    sha256(text) === publication.contentHash,
    ['เนื้อหาตรงกับ content hash', 'the content gives the content hash'],
    ['เนื้อหาถูกแก้: ไม่ตรงกับ content hash', 'the content was changed: it does not give the content hash'],
  );
  if (content?.slug !== publication.slug)
    report.bad('เนื้อหาเป็นของที่อยู่อื่น', 'the content belongs to another address');
  return holds ? content : (content ?? {});
}

function checkStatement(report, { publication, approval }, content) {
  const said = parsed(approval.statement) ?? {};
  const files = (content.content?.files ?? []).map((file) => file.sha256);
  const expected = {
    act: 'approve',
    slug: publication.slug,
    title: content.content?.title,
    revision: publication.revision,
    contentHash: publication.contentHash,
    method: approval.class,
  };
  const other = Object.entries(expected).find(([name, value]) => said[name] !== value)?.[0];
  const unequal = [
    ['files', said.files ?? null, files],
    ['policy', said.policy?.version, publication.policyVersion],
  ].find(([, has, should]) => canonical(has) !== canonical(should))?.[0];
  const differing = other ?? unequal;
  const { name, postTitle, capacity, orderNumber, appointedBy } = said.by ?? {};
  const { askedBy, confirmedBy } = appointedBy ?? {};
  const two = confirmedBy && [askedBy, confirmedBy].filter(Boolean).join(' + ');
  const who = [name, postTitle, capacity, orderNumber, two && `(${two})`].filter(Boolean).join(' / ');
  report.check(
    differing === undefined && canonical(said) === approval.statement,
    [
      `คำอนุมัติตรงกับเนื้อหา: ${who} เมื่อ ${said.at}`,
      `the approval statement fits the content: ${who} at ${said.at}`,
    ],
    [
      `คำอนุมัติไม่ตรงกับเนื้อหา (${differing ?? 'form'})`,
      `the approval statement does not fit the content (${differing ?? 'form'})`,
    ],
  );
}

function checkApproval(report, certificate, content, keys) {
  const { approval, origin } = certificate;
  if (!approval)
    return report.note(
      'เรื่องประเภทเผยแพร่ได้ทันที ไม่มีการลงนามอนุมัติ',
      'of the immediate track: nobody signed an approval',
    );
  if (approval.statement === null)
    return report.note(
      'อนุมัติก่อนระบบมีการลงนาม จึงมีเพียงบันทึกเป็นหลักฐาน',
      'approved before approvals were signed: only the log speaks for it',
    );
  checkStatement(report, certificate, content);
  const { signature, seal } = approval;
  const words = CLASSES[approval.class] ?? ['ไม่รู้จัก', 'unknown'];
  if (signature?.class !== approval.class)
    report.bad('ประเภทลายเซ็นไม่ตรงกัน', 'the class of the signature is another one');
  else if (approval.class === 'passkey') {
    const fault = assertionFault(signature, approval.statement, origin);
    report.check(
      !fault,
      [`ลายเซ็น: ${words[0]}`, `signature: ${words[1]}`],
      [`ลายเซ็นไม่ถูกต้อง: ${fault?.[0]}`, `the signature does not hold: ${fault?.[1]}`],
    );
  } else report.note(`ลายเซ็น: ${words[0]}`, `signature: ${words[1]}`);
  const key = keys.get(seal?.keyId);
  report.check(
    key !== undefined && ed25519Fits(key, Buffer.from(approval.statement), seal.signature),
    ['ตราประทับของหน่วยงานบนคำอนุมัติถูกต้อง', 'the office’s seal on the statement holds'],
    ['ตราประทับของหน่วยงานบนคำอนุมัติไม่ถูกต้อง', 'the office’s seal on the statement does not hold'],
  );
}

function checkLeaf(report, { publication, approval, leaf, index }) {
  const said = parsed(leaf) ?? {};
  const { slug, revision, contentHash, verifyCode: code, category, publishedAt } = publication;
  const signer =
    approval?.signature?.class === 'passkey'
      ? sha256(Buffer.from(approval.signature.publicKey, 'base64url'))
      : null;
  const statementHash = approval?.statement ? sha256(approval.statement) : null;
  const signatureClass = approval?.class ?? 'none';
  const expected = {
    format: 1,
    index,
    type: 'item.published',
    at: publishedAt,
    slug,
    revision,
    contentHash,
    code,
    category,
    statementHash,
    signatureClass,
    signerKey: signer,
  };
  const other = Object.entries(expected).find(([name, value]) => said[name] !== value)?.[0];
  const differing = other ?? (canonical(said) === leaf ? undefined : 'form');
  report.check(
    differing === undefined,
    [`รายการที่ ${index} ในบันทึกสาธารณะตรงกับเรื่องนี้`, `leaf ${index} of the public log is about this`],
    [
      `รายการที่ ${index} ในบันทึกสาธารณะไม่ตรงกับเรื่องนี้ (${differing})`,
      `leaf ${index} of the public log is not about this (${differing})`,
    ],
  );
}

function checkInclusion(report, certificate, keys, keptNote) {
  const { checkpoint, proof, leaf, index, log } = certificate;
  if (!checkpoint || !proof)
    return report.open(
      'ยังไม่มี checkpoint ที่ครอบคลุมเรื่องนี้ โปรดขอหนังสือรับรองใหม่ในอีกสักครู่',
      'no checkpoint covers this yet: get the certificate again in a moment',
    );
  const head = checkHead(report, checkpoint, keys, 'checkpoint');
  if (!head) return;
  if (head.origin !== log) report.bad('checkpoint เป็นของบันทึกอื่น', 'the checkpoint is of another log');
  const path = proof.map((hash) => Buffer.from(hash, 'hex'));
  const root = rootFromPath(index, head.size, leafHash(leaf), path);
  report.check(
    root !== undefined && same(root, head.root),
    [`รายการที่ ${index} อยู่ในบันทึกที่ลงนามแล้ว`, `leaf ${index} is in the tree that was signed`],
    [
      `รายการที่ ${index} ไม่อยู่ในบันทึกที่ลงนาม: รายการหรือหลักฐานถูกแก้`,
      `leaf ${index} is not in the tree that was signed: the leaf or its proof was changed`,
    ],
  );
  if (keptNote !== undefined) compareKept(report, head, keptNote, keys);
}

function compareKept(report, head, keptNote, keys) {
  const kept = checkHead(report, keptNote, keys, 'checkpoint ที่เก็บไว้/kept');
  if (!kept) return;
  if (kept.size !== head.size)
    return report.open(
      'ขนาดต่างจาก checkpoint ที่เก็บไว้ ให้ตรวจต่อด้วยคำสั่ง log',
      'of another size than the kept checkpoint: check the two with the command log',
    );
  report.check(
    same(kept.root, head.root),
    ['ตรงกับ checkpoint ที่เก็บไว้', 'it is the checkpoint that was kept'],
    ['ขัดกับ checkpoint ที่เก็บไว้: บันทึกถูกเขียนใหม่', 'it contradicts the kept checkpoint: the log was rewritten'],
  );
}

/** Which approved file each digest is; `digests` are [name, SHA-256] of what the reader has. */
function checkFiles(report, content, digests, all) {
  const files = content.content?.files ?? [];
  for (const [name, digest] of digests) {
    const file = files.find((entry) => entry.sha256 === digest);
    const namesake = files.find((entry) => entry.name === basename(name));
    const why = namesake
      ? ['ชื่อตรง แต่เนื้อไฟล์ถูกแก้', 'it has the name of one, but other bytes']
      : ['ไม่มีในรายการไฟล์', 'it is none of the approved files'];
    report.check(
      file !== undefined,
      [`ไฟล์ ${name} คือ ${file?.name} ที่อนุมัติ`, `the file ${name} is ${file?.name} as approved`],
      [`ไฟล์ ${name} ไม่ใช่ไฟล์ที่อนุมัติ: ${why[0]}`, `the file ${name} is not what was approved: ${why[1]}`],
    );
  }
  const have = new Set(digests.map(([, digest]) => digest));
  for (const { name, sha256: digest } of files.filter((file) => !have.has(file.sha256))) {
    if (all)
      report.bad(`ไม่มีไฟล์ ${name} ที่อนุมัติไว้ (${digest})`, `the approved file ${name} is missing (${digest})`);
    else report.note(`ไม่ได้ตรวจไฟล์ ${name}`, `the file ${name} was not checked`);
  }
}

/** Checks a certificate. @param options { files: [name, digest][], allFiles, keptKeys, keptNote } */
export function checkCertificate(
  report,
  certificate,
  { files = [], allFiles = false, keptKeys, keptNote } = {},
) {
  if (
    certificate?.format !== 1 ||
    certificate.kind !== 'certificate' ||
    typeof certificate.canonical !== 'string'
  )
    throw new Unreadable('ไม่ใช่หนังสือรับรองรูปแบบที่ 1 · this is no certificate of format 1');
  const { publication } = certificate;
  report.note(
    `${publication.slug} ฉบับที่ ${publication.revision} เผยแพร่ ${publication.publishedAt}`,
    `revision ${publication.revision}, code ${publication.verifyCode}`,
  );
  const keys = trustedKeys(report, certificate.keys ?? [], keptKeys);
  const content = checkContent(report, certificate);
  checkFiles(report, content, files, allFiles);
  checkApproval(report, certificate, content, keys);
  checkLeaf(report, certificate);
  checkInclusion(report, certificate, keys, keptNote);
  return keys;
}

// ── The evidence pack ───────────────────────────────────────────────────────────────────────────────────────────────

/** Where the central directory of a ZIP lies, ZIP64 included: { count, length, start }. `read` gives bytes of the file. */
function directoryOf(read, total) {
  const tail = read(Math.max(0, total - 65_557), Math.min(total, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw new Unreadable('ไม่ใช่ไฟล์ ZIP หรือถูกตัดท้าย · no ZIP, or its end was cut off');
  let [count, length, start] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (start === 0xffffffff || count === 0xffff || length === 0xffffffff) {
    const record = read(Number(tail.readBigUInt64LE(end - 20 + 8)), 56);
    [count, length, start] = [32, 40, 48].map((at) => Number(record.readBigUInt64LE(at)));
  }
  return { count, length, start };
}

/** The entries of a ZIP by its central directory: { name, method, compressed, size, offset, begin }. */
function listZip(fd) {
  const read = (at, length) => {
    const bytes = Buffer.alloc(length);
    if (at < 0 || readSync(fd, bytes, 0, length, at) !== length)
      throw new Unreadable('ZIP ไม่สมบูรณ์ · the ZIP is cut off');
    return bytes;
  };
  const { count, length, start } = directoryOf(read, fstatSync(fd).size);
  const directory = read(start, length);
  const entries = [];
  for (let at = 0; entries.length < count;) {
    if (directory.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('สารบัญของ ZIP เสียหาย · the directory of the ZIP is damaged');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) =>
      directory.readUInt16LE(at + place),
    );
    const entry = {
      method: directory.readUInt16LE(at + 10),
      compressed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    };
    widen(entry, directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength));
    const local = read(entry.offset, 30);
    entry.begin = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    entries.push(entry);
    at += 46 + nameLength + extraLength + noteLength;
  }
  return entries;
}

/** ZIP64: sizes that do not fit in four bytes stand in the extra field, in this order. */
function widen(entry, extra) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const field of ['size', 'compressed', 'offset']) {
      if (entry[field] !== 0xffffffff) continue;
      entry[field] = Number(extra.readBigUInt64LE(place));
      place += 8;
    }
  }
}

/** Reads one entry to its end without keeping it, unless it is small JSON. @returns { sha256, size, bytes? } */
async function readEntry(path, { name, method, begin, compressed }) {
  const hash = createHash('sha256');
  const keep = name.endsWith('.json') ? [] : undefined;
  let size = 0;
  const take = async (stream) => {
    for await (const chunk of stream) {
      hash.update(chunk);
      size += chunk.length;
      if (keep && size < 64 * 1024 * 1024) keep.push(chunk);
    }
  };
  if (method !== 0 && method !== 8) throw new Unreadable(`ZIP: ${name}: method ${method}`);
  if (compressed > 0) {
    const raw = createReadStream(path, { start: begin, end: begin + compressed - 1 });
    await (method === 8 ? pipeline(raw, createInflateRaw(), take) : pipeline(raw, take));
  }
  return { sha256: hash.digest('hex'), size, bytes: keep && Buffer.concat(keep) };
}

async function readPack(report, path) {
  const fd = openSync(path, 'r');
  try {
    const contents = new Map();
    for (const entry of listZip(fd)) {
      if (entry.name.endsWith('/')) continue;
      if (contents.has(entry.name))
        report.bad(`ชื่อ ${entry.name} ซ้ำใน ZIP`, `${entry.name} is in the ZIP twice`);
      try {
        contents.set(entry.name, await readEntry(path, entry));
      } catch (error) {
        report.bad(
          `อ่าน ${entry.name} ใน ZIP ไม่ได้`,
          `${entry.name} in the ZIP cannot be read: ${error.message}`,
        );
        contents.set(entry.name, { sha256: '', size: -1 });
      }
    }
    return contents;
  } finally {
    closeSync(fd);
  }
}

const OWN = ['manifest.json', 'manifest.seal.json'];

function checkManifest(report, contents) {
  const manifest = parsed(contents.get('manifest.json')?.bytes?.toString() ?? '');
  if (manifest?.format !== 1 || !Array.isArray(manifest.files))
    return report.bad('manifest.json ไม่มีหรืออ่านไม่ได้', 'manifest.json is missing or cannot be read');
  const named = new Map(manifest.files.map((file) => [file.name, file]));
  let whole = true;
  const bad = (th, en) => {
    whole = false;
    report.bad(th, en);
  };
  for (const [name, file] of named) {
    const found = contents.get(name);
    if (!found) bad(`ไฟล์ ${name} หายไปจากชุด`, `${name} is missing from the pack`);
    else if (found.sha256 !== file.sha256 || found.size !== file.size)
      bad(`ไฟล์ ${name} ถูกแก้`, `${name} was changed`);
  }
  for (const name of contents.keys())
    if (!named.has(name) && !OWN.includes(name)) bad(`ไฟล์ ${name} ถูกใส่เพิ่ม`, `${name} was added to the pack`);
  if (whole)
    report.good(
      `ไฟล์ทั้ง ${named.size} ในชุดตรงกับ manifest`,
      `all ${named.size} files of the pack are those of the manifest`,
    );
}

function checkManifestSeal(report, contents, keys) {
  const seal = parsed(contents.get('manifest.seal.json')?.bytes?.toString() ?? '');
  const manifest = contents.get('manifest.json')?.bytes;
  const key = keys.get(seal?.keyId);
  report.check(
    manifest !== undefined && key !== undefined && ed25519Fits(key, manifest, seal.signature),
    ['ตราประทับของหน่วยงานบน manifest ถูกต้อง', 'the office’s seal on the manifest holds'],
    ['ตราประทับของหน่วยงานบน manifest ไม่ถูกต้อง', 'the office’s seal on the manifest does not hold'],
  );
}

async function checkPack(report, path, { keptKeys }) {
  const contents = await readPack(report, path);
  checkManifest(report, contents);
  const keys = new Map((keptKeys ?? []).map((key) => [key.keyId, key.publicKey]));
  for (const name of [...contents.keys()].filter((entry) => /(^|\/)certificate\.json$/.test(entry))) {
    const folder = name.slice(0, -'certificate.json'.length);
    const digests = [...contents]
      .filter(([entry]) => entry.startsWith(`${folder}files/`))
      .map(([entry, { sha256: digest }]) => [entry, digest]);
    const certificate = parsed(contents.get(name).bytes?.toString() ?? '');
    if (!certificate) report.bad(`${name} อ่านไม่ได้`, `${name} cannot be read`);
    else
      for (const [id, key] of checkCertificate(report, certificate, {
        files: digests,
        allFiles: true,
        keptKeys,
      }))
        keys.set(id, key);
  }
  const brought = parsed(contents.get('keys.json')?.bytes?.toString() ?? '')?.keys;
  if (brought) for (const [id, key] of trustedKeys(report, brought, keptKeys)) keys.set(id, key);
  checkManifestSeal(report, contents, keys);
}

// ── The log ─────────────────────────────────────────────────────────────────────────────────────────────────────────

async function fetchOk(url) {
  const answer = await fetch(url).catch((error) => {
    throw new Unreadable(`${url}: ${error.message}`);
  });
  if (!answer.ok) throw new Unreadable(`${url}: HTTP ${answer.status}`);
  return answer;
}

/** The whole log of a site, page by page, with its newest checkpoint and its keys. */
async function fetchLog(address) {
  const base = `${new URL(address).origin}/api/v1/public`;
  const { keys } = await (await fetchOk(`${base}/keys`)).json();
  const newest = await (await fetchOk(`${base}/log/checkpoint`)).text();
  const leaves = [];
  for (let from = 0; from !== null;) {
    const page = await (await fetchOk(`${base}/log/leaves?from=${from}&limit=1000`)).json();
    leaves.push(...page.leaves);
    from = page.nextIndex;
  }
  return { leaves, newest, keys };
}

/** What is wrong where the leaf at a place has another index than the line expects there. */
function misplaced(places, at, expected) {
  const index = places[at];
  if (index !== undefined && places[index] === at)
    return [
      `รายการที่ ${at} กับ ${index} ถูกสลับกัน`,
      `leaves ${Math.min(at, index)} and ${Math.max(at, index)} were swapped`,
    ];
  if (Number.isSafeInteger(index) && index > expected)
    return [`รายการที่ ${expected} ถึง ${index - 1} ถูกลบ`, `leaves ${expected} to ${index - 1} were deleted`];
  return [`มีรายการแทรกที่ตำแหน่ง ${at}`, `a leaf was inserted at place ${at}`];
}

/** What is wrong with a leaf that stands in its place; undefined if nothing is. */
function contentFault(said, { leaf, hash }, own, previous) {
  const { index } = said;
  if (own !== hash)
    return [
      `รายการที่ ${index} ถูกแก้: ไม่ตรงกับ hash ของตน`,
      `leaf ${index} was edited: it does not give its hash`,
    ];
  if (said.previous !== previous)
    return [
      `รายการที่ ${index - 1} ถูกแก้หรือแทน: รายการที่ ${index} อ้างถึง hash อื่น`,
      `leaf ${index - 1} was edited or replaced: leaf ${index} names another hash`,
    ];
  if (canonical(said) !== leaf)
    return [`รายการที่ ${index} ไม่อยู่ในรูปแบบมาตรฐาน`, `leaf ${index} is not canonical JSON`];
  return undefined;
}

/** What is wrong with the line of leaves, one fault for each place where it breaks, as [Thai, English]. */
export function leafFaults(leaves) {
  const faults = [];
  const places = leaves.map(({ leaf }) => parsed(leaf)?.index);
  let expected = 0;
  let previous = '0'.repeat(64);
  for (const [at, { leaf, hash }] of leaves.entries()) {
    const said = parsed(leaf);
    const own = hex(leafHash(leaf));
    if (said?.index !== expected) {
      faults.push(misplaced(places, at, expected));
      const swapped = places[at] !== undefined && places[places[at]] === at;
      if (!swapped && !(Number.isSafeInteger(said?.index) && said.index > expected)) continue;
      if (!swapped) expected = said.index;
    } else {
      const fault = contentFault(said, { leaf, hash }, own, previous);
      if (fault) faults.push(fault);
    }
    // A fault is told once: the next leaf is held to what this one claims to be.
    previous = own === hash || said?.index !== expected ? own : hash;
    expected++;
  }
  return faults;
}

/** Compares with a copy kept earlier, which names every leaf that differs. */
function compareCopies(report, leaves, kept) {
  const now = new Map(leaves.map(({ leaf }) => [parsed(leaf)?.index, leaf]));
  const other = kept
    .filter(({ leaf }) => now.get(parsed(leaf)?.index) !== leaf)
    .map(({ leaf }) => parsed(leaf)?.index);
  report.check(
    other.length === 0,
    [`รายการทั้ง ${kept.length} ที่เก็บไว้ยังอยู่ครบ`, `all ${kept.length} leaves that were kept are there`],
    [`รายการที่ต่างจากที่เก็บไว้: ${other.join(', ')}`, `leaves that differ from those kept: ${other.join(', ')}`],
  );
}

function checkAgainst(report, hashes, note, keys, name) {
  const head = checkHead(report, note, keys, name);
  if (!head) return;
  if (head.size > hashes.length)
    return report.bad(
      `บันทึกถูกตัดท้าย: ${name} มี ${head.size} รายการ แต่เหลือ ${hashes.length}`,
      `the tail of the log was cut: ${name} has ${head.size} leaves, ${hashes.length} are left`,
    );
  report.check(
    same(rootOf(hashes, 0, head.size), head.root),
    [`รายการที่ 0–${head.size - 1} ตรงกับ ${name}`, `leaves 0–${head.size - 1} are those of ${name}`],
    [
      `รายการที่ 0–${head.size - 1} ไม่ตรงกับ ${name}: บันทึกถูกเขียนใหม่`,
      `leaves 0–${head.size - 1} are not those of ${name}: the log was rewritten`,
    ],
  );
}

async function checkLog(report, source, { keptKeys, checkpoints, keptLeaves }) {
  const remote = /^https?:\/\//.test(source);
  const { leaves, newest, keys: brought } = remote ? await fetchLog(source) : readJson(source);
  if (!Array.isArray(leaves)) throw new Unreadable('ไม่มีรายการ (leaves) ในไฟล์ · the file has no leaves');
  const keys = brought || keptKeys ? trustedKeys(report, brought ?? [], keptKeys) : undefined;
  if (!keys)
    report.note(
      'ไม่ได้ระบุ --keys จึงไม่ได้ตรวจลายเซ็นของ checkpoint',
      'without --keys the signatures of checkpoints are not checked',
    );
  const faults = leafFaults(leaves);
  for (const fault of faults) report.bad(...fault);
  if (faults.length === 0)
    report.good(`รายการทั้ง ${leaves.length} ต่อกันครบ`, `all ${leaves.length} leaves follow one another`);
  if (keptLeaves) compareCopies(report, leaves, keptLeaves);
  const hashes = leaves.map(({ leaf }) => leafHash(leaf));
  if (newest) checkAgainst(report, hashes, newest, keys, 'checkpoint ล่าสุด/newest');
  for (const path of checkpoints) checkAgainst(report, hashes, readFileSync(path, 'utf8'), keys, path);
  if (checkpoints.length === 0)
    report.open(
      'ไม่มี checkpoint ที่เก็บไว้ จึงไม่รู้ว่าท้ายบันทึกถูกตัดหรือไม่',
      'without a kept checkpoint nobody can tell whether the tail was cut',
    );
}

// ── The command line ────────────────────────────────────────────────────────────────────────────────────────────────

const USAGE = `วิธีใช้ · usage:
  node verify.mjs certificate cert.json [--file document.pdf …] [--keys keys.json] [--checkpoint kept.txt]
  node verify.mjs file document.pdf --certificate cert.json [--keys keys.json]
  node verify.mjs pack evidence.zip [--keys keys.json]
  node verify.mjs log leaves.json|https://… --checkpoint kept.txt … [--kept leaves-kept.json] [--keys keys.json]`;

function readArguments([command, target, ...rest]) {
  const options = { file: [], keys: [], checkpoint: [], certificate: [], kept: [] };
  for (let i = 0; i < rest.length; i += 2) {
    const list = options[/^--([a-z]+)$/.exec(rest[i])?.[1]];
    if (!list || rest[i + 1] === undefined) throw new Unreadable(USAGE);
    list.push(rest[i + 1]);
  }
  return { command, target, options };
}

/** Runs one command. @returns the report */
export async function run(argv) {
  const report = new Report();
  const { command, target, options } = readArguments(argv);
  if (target === undefined) throw new Unreadable(USAGE);
  const keptKeys = options.keys.length > 0 ? readJson(options.keys[0]).keys : undefined;
  const keptNote = options.checkpoint.length > 0 ? readFileSync(options.checkpoint[0], 'utf8') : undefined;
  const digestsOf = (paths) => Promise.all(paths.map(async (path) => [path, await hashOfFile(path)]));
  if (command === 'certificate') {
    checkCertificate(report, readJson(target), { files: await digestsOf(options.file), keptKeys, keptNote });
  } else if (command === 'file' && options.certificate.length === 1) {
    checkCertificate(report, readJson(options.certificate[0]), {
      files: await digestsOf([target]),
      keptKeys,
      keptNote,
    });
  } else if (command === 'pack') {
    await checkPack(report, target, { keptKeys });
  } else if (command === 'log') {
    const keptLeaves = options.kept.length > 0 ? readJson(options.kept[0]).leaves : undefined;
    await checkLog(report, target, { keptKeys, checkpoints: options.checkpoint, keptLeaves });
  } else throw new Unreadable(USAGE);
  return report;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const report = await run(process.argv.slice(2));
    report.print();
    process.exitCode = report.exitCode;
  } catch (error) {
    const malformed = `เอกสารผิดรูปแบบ จึงตรวจไม่ได้ · the document is malformed and cannot be checked: ${error.message}`;
    console.error(error instanceof Unreadable ? error.message : malformed);
    process.exitCode = 2;
  }
}
