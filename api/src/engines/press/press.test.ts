import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { childrenOf } from '../../testing/childrenOf.ts';
import type { FinishingFault } from './pdf/finishingStep.ts';
import { Press, PressError, TemplateError, type Lane } from './press.ts';

const press = new Press();
afterAll(() => press.close());

const HEAD =
  '#set document(title: "ก", date: auto)\n#set text(font: "Sarabun", lang: "th", fallback: false)\n';
const job = (source: string) => ({ main: 'a.typ', files: { 'a.typ': HEAD + source }, at: 1_700_000_000 });
/** A press whose papers cannot be finished, each for the step that its template names. */
const UNFINISHED = fileURLToPath(new URL('../../testing/unfinishedPress.ts', import.meta.url));
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
    const endless = press.draw(job('#for i in range(100000000) { [a] }'), { limit: 1_500 });
    const next = press.draw(job('ข'));
    await expect(endless).rejects.toBeInstanceOf(PressError);
    expect((await next).length).toBeGreaterThan(1000);
  });

  it('ends its process when nothing comes, and starts another for the next paper', async () => {
    const impatient = new Press(undefined, 0);
    const children = await childrenOf(async (ended) => {
      await impatient.draw(job('ก'));
      await ended(0);
      expect((await impatient.draw(job('ข'))).length).toBeGreaterThan(1000);
      await ended(1);
    });
    expect(children).toHaveLength(2);
  });

  it('gives up a paper that eats memory', async () => {
    const greedy = press.draw(job('#range(200000000).len()'), { limit: 60_000 });
    await expect(greedy).rejects.toBeInstanceOf(PressError);
    expect((await press.draw(job('ค'))).length).toBeGreaterThan(1000);
  });

  it('lets the staff go ahead of the public, whose surplus alone is refused', async () => {
    const order: string[] = [];
    const drawnAs = async (name: string, lane: Lane) => {
      await press.draw(job(name), { lane });
      order.push(name);
    };
    const now = drawnAs('ก', 'public');
    const waiting = Array.from({ length: 20 }, (_, index) => drawnAs(`public ${index}`, 'public'));
    await expect(press.draw(job('ข'), { lane: 'public' })).rejects.toMatchObject({ reason: 'busy' });
    await Promise.all([now, drawnAs('staff', 'staff'), ...waiting]);
    expect(order.slice(0, 3)).toEqual(['ก', 'staff', 'public 0']);
  });

  it('makes a job when its turn comes, and goes on after one that cannot be made', async () => {
    let made = false;
    const first = press.draw(job('ก'));
    const second = press.draw(() => {
      made = true;
      return Promise.reject(new Error('no such picture'));
    });
    const third = press.draw(job('ข'));
    expect(made).toBe(false);
    await first;
    await expect(second).rejects.toThrow('no such picture');
    expect((await third).length).toBeGreaterThan(1000);
  });

  it('finishes every paper that Typst draws here', () => {
    expect(press.unfinished.count).toBe(0);
    expect(press.unfinished.failedSteps).toEqual([]);
  });

  it('gives out a paper that could not be finished, counts it and tells of each step once', async () => {
    const other = new Press(UNFINISHED);
    const told: FinishingFault[] = [];
    const end = other.unfinished.onFirst((fault) => told.push(fault));
    try {
      const papers = ['standards', 'letters', 'letters', 'names'].map((main) => ({ ...job(''), main }));
      for (const paper of papers.slice(0, 3))
        expect(String(await other.draw(paper))).toBe('%PDF- as it came');
      end();
      await other.draw(papers[3]!);
      expect(other.unfinished.count).toBe(4);
      expect(other.unfinished.failedSteps).toEqual(['letters', 'names', 'standards']);
      expect(told).toEqual([
        { step: 'standards', reason: 'another shape' },
        { step: 'letters', reason: 'another shape' },
      ]);
    } finally {
      other.close();
    }
  });
});
