import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  StandardFonts,
} from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperPages, paperText } from '../../../testing/paperText.ts';
import { typstPdf } from '../../../testing/typstPdf.ts';
import { finishPdf } from './finishPdf.ts';
import { openPdf, savePdf } from './pdfDocument.ts';
import { repack, streamAt, unpacked } from './pdfStream.ts';

const TYPED = 'น้ำ กำลัง ที่ ปั๊ม ญี่ปุ่น';
const plain = typstPdf([TYPED, '*ซ้ำ*']);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Typst's file with something changed. */
async function changed(change: (document: PDFDocument) => void): Promise<Uint8Array> {
  const document = await openPdf(plain);
  change(document);
  return savePdf(document);
}

/** Each object as it is written, and streams by what they hold. */
async function objectsOf(pdf: Uint8Array): Promise<Map<string, string>> {
  const { context } = await openPdf(pdf);
  const written = context.enumerateIndirectObjects().map(([ref, object]): [string, string] => {
    if (!(object instanceof PDFRawStream)) return [ref.toString(), object.toString()];
    return [
      ref.toString(),
      `${object.dict.toString()} ${Buffer.from(object.getContents()).toString('latin1')}`,
    ];
  });
  const { Root, Info, ID } = context.trailerInfo;
  return new Map([...written, ['trailer', [Root, Info, ID].join(' ')]]);
}

describe('a finished paper', () => {
  it('is the same bytes for the same file, which stays as it was', async () => {
    const before = sha256(plain);
    const [first, again] = [await finishPdf(plain), await finishPdf(plain)];
    expect(first.fault).toBeUndefined();
    expect(sha256(again.pdf)).toBe(sha256(first.pdf));
    expect(sha256(plain)).toBe(before);
  });

  it('differs from what Typst wrote in letters, contents, metadata and the wish to show the title alone', async () => {
    const document = await openPdf(plain);
    const [page] = document.getPages();
    const refs = [
      document.context.trailerInfo.Root,
      document.catalog.get(PDFName.of('Metadata')),
      page?.node.get(PDFName.of('Contents')),
      ...document.context.enumerateIndirectObjects().flatMap(([, object]) => {
        const table = object instanceof PDFDict ? object.get(PDFName.of('ToUnicode')) : undefined;
        return table ?? [];
      }),
    ].map(String);
    const [was, is] = [await objectsOf(plain), await objectsOf((await finishPdf(plain)).pdf)];
    expect([...is.keys()]).toEqual([...was.keys()]);
    expect([...is.keys()].filter((key) => is.get(key) !== was.get(key)).sort()).toEqual(refs.sort());
  });

  it('begins as a PDF/A has to, with a remark of bytes that are no letters', async () => {
    const { pdf } = await finishPdf(plain);
    expect(Buffer.from(pdf.subarray(0, 9)).toString('latin1')).toBe('%PDF-1.7\n');
    expect([...pdf.subarray(9, 14)].map((byte) => byte > 127)).toEqual([false, true, true, true, true]);
    expect(Buffer.from(pdf.subarray(9, 10)).toString()).toBe('%');
  });

  it('does not depend on how the file is written: objects packed into streams, another cross-reference', async () => {
    const packed = await (
      await PDFDocument.load(plain, { updateMetadata: false })
    ).save({
      useObjectStreams: true,
    });
    expect(Buffer.from(packed).includes('/ObjStm')).toBe(true);
    const [{ pdf, fault }, ordinary] = [await finishPdf(packed), await finishPdf(plain)];
    expect(fault).toBeUndefined();
    expect(await paperText(pdf)).toBe(await paperText(ordinary.pdf));
    expect(Buffer.from(pdf).includes('<pdfuaid:part>1</pdfuaid:part>')).toBe(true);
  });
});

/** What the only page of a file draws. */
const contentOf = async (pdf: Uint8Array): Promise<string> =>
  unpacked(streamAt((await openPdf(pdf)).getPage(0).node, 'Contents'));

describe('what another version of the compiler may write', () => {
  it('finishes a file with the widths of glyphs in lists to the same contents', async () => {
    const listed = await changed(({ context }) => {
      for (const [, object] of context.enumerateIndirectObjects()) {
        const widths = object instanceof PDFDict ? object.lookup(PDFName.of('W')) : undefined;
        if (!(object instanceof PDFDict) || !(widths instanceof PDFArray)) continue;
        const numbers = widths.asArray().map((number) => Number(number.toString()));
        const lists = numbers.flatMap((first, at) =>
          at % 3 === 0
            ? [first, Array.from({ length: numbers[at + 1]! - first + 1 }, () => numbers[at + 2]!)]
            : [],
        );
        object.set(PDFName.of('W'), context.obj(lists));
      }
    });
    expect(Buffer.from(listed).toString('latin1')).toMatch(/\/W \[ 0 \[/);
    const { pdf, fault } = await finishPdf(listed);
    expect(fault).toBeUndefined();
    expect(await contentOf(pdf)).toBe(await contentOf((await finishPdf(plain)).pdf));
  });

  it('passes on as it is what is drawn in no size', async () => {
    const none = '0 Tr\n/f0 0 Tf\n1 0 0 -1 0 0 Tm\n(\\000\\001) Tj\n';
    const sized = await changed((document) => {
      const contents = streamAt(document.getPage(0).node, 'Contents');
      repack(contents, unpacked(contents).replace('BT\n', `BT\n${none}${none}`));
    });
    const { pdf, fault } = await finishPdf(sized);
    expect(fault).toBeUndefined();
    expect(await contentOf(pdf)).toContain(`BT\n${none}${none}`);
  });
});

describe('a file that cannot be finished', () => {
  const others = async (drawOn: (document: PDFDocument) => Promise<unknown>): Promise<Uint8Array> => {
    const document = await PDFDocument.create({ updateMetadata: false });
    await drawOn(document);
    document.context.trailerInfo.ID = document.context.obj([PDFHexString.of('AB'), PDFHexString.of('AB')]);
    return document.save({ useObjectStreams: false });
  };
  const latin = (document: PDFDocument) =>
    document.embedFont(StandardFonts.Helvetica).then((font) => document.addPage().drawText('abc', { font }));
  const blank = (document: PDFDocument) => Promise.resolve(document.addPage());

  it.each([
    ['nothing', () => new Uint8Array(), 'reading'],
    ['no PDF', () => Buffer.from('<!doctype html><p>503</p>'), 'reading'],
    ['half of a PDF', () => plain.subarray(0, plain.length / 2), 'reading'],
    ['a page of another writer', () => others(latin), 'letters'],
    ['a blank page of another writer', () => others(blank), 'standards'],
    ['a file without tags', () => typstPdf([TYPED], 'pictures'), 'standards'],
    [
      'a page of several contents',
      () =>
        changed((document) => {
          const { node } = document.getPage(0);
          const contents = PDFArray.withContext(document.context);
          contents.push(node.get(PDFName.of('Contents'))!);
          node.set(PDFName.of('Contents'), contents);
        }),
      'letters',
    ],
    [
      'text spaced by the content',
      () =>
        changed((document) => {
          const contents = streamAt(document.getPage(0).node, 'Contents');
          repack(contents, `2 Tw\n${unpacked(contents)}`);
        }),
      'letters',
    ],
    [
      'a content packed in another way',
      () =>
        changed((document) => {
          const { dict } = streamAt(document.getPage(0).node, 'Contents');
          dict.set(PDFName.of('Filter'), PDFName.of('LZWDecode'));
        }),
      'letters',
    ],
    [
      'metadata of another shape',
      () => changed(({ catalog }) => repack(streamAt(catalog, 'Metadata'), '<x:xmpmeta/>')),
      'standards',
    ],
  ] as const)('is given back as it came: %s', async (_, make, step) => {
    const pdf = await make();
    const before = sha256(pdf);
    const finished = await finishPdf(pdf);
    expect(finished.fault).toEqual({ step, reason: expect.stringMatching(/./) as string });
    expect(sha256(finished.pdf)).toBe(before);
    if (step !== 'reading') expect(await paperPages(finished.pdf)).toBe(1);
  });

  it('never stops the paper, whatever byte is another, and what it gives out can be read when it could before', async () => {
    const flip = fc.record({ at: fc.nat(plain.length - 1), to: fc.integer({ min: 0, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 3 }), async (flips) => {
        const broken = Buffer.from(plain);
        for (const { at, to } of flips) broken[at] = to;
        const before = sha256(broken);
        const { pdf, fault } = await finishPdf(broken);
        if (fault) expect(sha256(pdf)).toBe(before);
        else expect((await openPdf(pdf)).getPageCount()).toBe((await openPdf(broken)).getPageCount());
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});
