import { afterAll, describe, expect, it } from 'vitest';
import { Press, PressError, TemplateError } from './press.ts';

const press = new Press();
afterAll(() => press.close());

const HEAD =
  '#set document(title: "ก", date: auto)\n#set text(font: "Sarabun", lang: "th", fallback: false)\n';
const job = (source: string) => ({ main: 'a.typ', files: { 'a.typ': HEAD + source }, at: 1_700_000_000 });
const faultOf = async (source: string): Promise<unknown> =>
  press.draw(job(source)).catch((error: unknown) => error);

describe('the press', () => {
  it('claims PDF/A-2a and PDF/UA-1, is tagged, and dated by what it is given', async () => {
    const text = (await press.draw(job('ก'))).toString('latin1');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text.match(/\/DisplayDocTitle true/)).not.toBeNull();
    expect(text).toContain('(D:20231114221320Z)');
  });

  it.each([
    ['a file of the machine', '#read("/etc/passwd")', 'not found'],
    ['a file above', '#read("../../../../etc/passwd")', 'access denied'],
    ['a package', '#import "@preview/cetz:0.3.0"', 'failed to download package'],
    ['a faulty line', '\n#nothing()', 'unknown variable'],
    ['a picture without words for it', '#image("data.svg")', 'not found'],
  ])('refuses %s', async (_name, source, reason) => {
    const error = await faultOf(source);
    expect(error).toBeInstanceOf(TemplateError);
    expect((error as TemplateError).message).toContain(reason);
  });

  it('says where a fault is', async () => {
    const error = (await faultOf('\n\n  #nothing()')) as TemplateError;
    expect(error.faults).toEqual([
      { message: 'unknown variable: nothing', file: 'a.typ', line: 5, column: 4 },
    ]);
  });

  it('gives up a paper that goes on and on, and draws the next one', async () => {
    const endless = press.draw(job('#for i in range(100000000) { [a] }'), 1_500);
    const next = press.draw(job('ข'));
    await expect(endless).rejects.toBeInstanceOf(PressError);
    expect((await next).length).toBeGreaterThan(1000);
  });

  it('gives up a paper that eats memory', async () => {
    const greedy = press.draw(job('#range(200000000).len()'), 60_000);
    await expect(greedy).rejects.toBeInstanceOf(PressError);
    expect((await press.draw(job('ค'))).length).toBeGreaterThan(1000);
  });
});
