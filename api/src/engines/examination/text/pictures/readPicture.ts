import readExif from 'exif-reader';
import sharp from 'sharp';
import { LIMITS } from '../../limits.ts';
import { looksLikePerson } from '../personName.ts';
import type { Sink, TextOutcome } from '../textPiece.ts';
import { gifWords } from './gifComments.ts';
import { jpegComments } from './jpegComments.ts';
import { pngTexts } from './pngText.ts';
import { greyOf } from './textPage/greyOf.ts';
import { looksLikeText } from './textPage/looksLikeText.ts';

const PEOPLE: Readonly<Record<string, string>> = {
  Artist: 'ผู้ถ่ายภาพ',
  Copyright: 'เจ้าของลิขสิทธิ์',
  CameraOwnerName: 'เจ้าของกล้อง',
  HostComputer: 'ชื่อเครื่อง',
  XPAuthor: 'ผู้สร้าง',
};
const WORDS = [
  'ImageDescription',
  'UserComment',
  'XPTitle',
  'XPComment',
  'XPKeywords',
  'XPSubject',
  'ImageUniqueID',
];
const LONGEST = 10_000;

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').trim();
  if (!Buffer.isBuffer(value) && !Array.isArray(value)) return '';
  const bytes = Buffer.from(value as number[]);
  // Windows writes its own fields in UTF-16; the comment of a camera names its character set in eight bytes.
  const isWide = bytes.length > 1 && bytes.length % 2 === 0 && bytes.subarray(1, 2)[0] === 0;
  return bytes
    .toString(isWide ? 'utf16le' : 'utf8')
    .replace(/^(?:ASCII|UNICODE)\0+/, '')
    .replaceAll('\u0000', '')
    .trim();
}

/**
 * Where a picture was taken, by whom, and what was written into it. A picture has no text to be read; one that looks
 * like a page of text holds words that nobody has checked.
 */
export async function readPicture(path: string, sink: Sink): Promise<TextOutcome> {
  const { exif, xmp, iptc, format } = await sharp(path, { limitInputPixels: false }).metadata();
  if (exif) readFields(exif, sink);
  for (const block of [xmp, iptc]) if (block) readBlock(block.toString('utf8'), sink);
  const whole = readTexts(path, format, xmp !== undefined, sink);
  const grey = await greyOf(sharp(path, { limitInputPixels: LIMITS.pixels }));
  return { text: !whole || looksLikeText(grey) ? 'unreadable' : 'none', pages: null };
}

/** Words that stand beside the picture in its own format. @returns whether all of them could be read */
function readTexts(path: string, format: string, hasXmp: boolean, sink: Sink): boolean {
  const give = (text: string) => readBlock(text.replaceAll('\0', ' '), sink);
  if (format === 'jpeg') jpegComments(path).forEach(give);
  if (format === 'gif') gifWords(path).forEach(give);
  if (format !== 'png') return true;
  const texts = pngTexts(path);
  for (const each of texts) {
    if (each === 'unreadable' || (hasXmp && each.keyword.startsWith('XML:'))) continue;
    // A program's name and version are no words of a person.
    give(each.keyword === 'Software' ? each.text : `${each.keyword} ${each.text}`);
  }
  return !texts.includes('unreadable');
}

function readFields(block: Buffer, sink: Sink): void {
  const { GPSInfo, Image, Photo } = safely(block);
  if (GPSInfo?.['GPSLatitude'] !== undefined || GPSInfo?.['GPSDestLatitude'] !== undefined) {
    sink.find({ kind: 'picture_place', place: { part: 'exif' }, masked: 'พิกัด GPS ของสถานที่ถ่ายภาพ' });
  }
  const fields: Record<string, unknown> = { ...Image, ...Photo };
  for (const [name, role] of Object.entries(PEOPLE)) {
    if (!looksLikePerson(wordsOf(fields[name]))) continue;
    sink.find({ kind: 'document_properties', place: { part: 'exif' }, masked: `${role}: ชื่อบุคคล` });
  }
  for (const name of WORDS) {
    const text = wordsOf(fields[name]).slice(0, LONGEST);
    if (text !== '') sink.piece({ text, place: { part: 'exif' }, hidden: true });
  }
}

/** A block that breaks its own rules says nothing; what it says in plain letters is read all the same. */
function safely(block: Buffer): Record<string, Record<string, unknown> | undefined> {
  try {
    return readExif(block) as unknown as Record<string, Record<string, unknown>>;
  } catch {
    return { Image: { ImageDescription: block.toString('latin1') } };
  }
}

/** Names that make sense to programs only, and hold long numbers: identities of a file and of its versions. */
const IDENTITY = /(?:^xmlns|ID$|^rdf:about|^id$|^when$|Date$|Tool$)/;
const ATTRIBUTE = /([\w:.-]{1,80})\s?=\s?(?:"([^"]{0,5000})"|'([^']{0,5000})')/g;

/** What stands in the attributes of XML: the short form of a description, its entities resolved. */
const attributesOf = (text: string): string[] =>
  [...text.matchAll(ATTRIBUTE)].flatMap(([, name, double, single]) =>
    IDENTITY.test((name ?? '').replace(/^.*:(?=.*ID$|when$)/, '')) ? [] : [entities(double ?? single ?? '')],
  );

const entities = (text: string): string =>
  text.replace(/&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/gi, (_all, hex?: string, decimal?: string) =>
    String.fromCodePoint(Math.min(hex ? parseInt(hex, 16) : Number(decimal), 0x10ffff)),
  );

/** The newer form of such notes is XML, the older one has its own; both hold their words in the open. */
function readBlock(text: string, sink: Sink): void {
  if (/GPSLatitude/i.test(text)) {
    sink.find({ kind: 'picture_place', place: { part: 'exif' }, masked: 'พิกัด GPS ของสถานที่ถ่ายภาพ (XMP)' });
  }
  const attributes = text.startsWith('<') || text.includes('<x:xmpmeta') ? attributesOf(text) : [];
  const words = [text.replace(/<[^>]{0,20000}>/g, '\n'), ...attributes]
    .join('\n')
    .replace(/\s{2,}/g, '\n')
    .trim();
  const creator = /<dc:creator>[\s\S]{0,200}?<rdf:li[^>]{0,100}>([^<]{1,200})/.exec(text)?.[1] ?? '';
  if (looksLikePerson(creator)) {
    sink.find({ kind: 'document_properties', place: { part: 'exif' }, masked: 'ผู้สร้าง: ชื่อบุคคล' });
  }
  for (let at = 0; at < Math.min(words.length, 100_000); at += LONGEST) {
    sink.piece({ text: words.slice(at, at + LONGEST), place: { part: 'exif' }, hidden: true });
  }
}
