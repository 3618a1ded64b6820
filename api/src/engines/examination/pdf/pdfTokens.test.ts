import { describe, expect, it } from 'vitest';
import { PdfTokens } from './pdfTokens.ts';

const PDF =
  '1 0 obj\n<</A(x \\) (y) /No)/B<FEFF>/C[/D 1 0 R]>>\nendobj % /Comment\n' +
  '2 0 obj\n<</Length 22/E<</Length 3>>>>stream\r\nendstream /Inside (((\r\nendstream\nendobj\n';
const TOKENS =
  '1 0 obj << /A (x ) (y) /No) /B (\u00fe\u00ff) /C [ /D 1 0 R ] >> endobj 2 0 obj << /Length 22 /E << /Length 3 >> >> stream endstream endobj';

function tokensOf(text: string, chunk: number): string {
  const reader = new PdfTokens();
  const bytes = Buffer.from(text, 'latin1');
  const tokens: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    tokens.push(...reader.read(bytes.subarray(at, at + chunk)));
  return tokens.join(' ');
}

describe('PdfTokens', () => {
  it.each([1, 2, 7, 1000])('reads strings, passes over comments and streams, in chunks of %i', (chunk) => {
    expect(tokensOf(PDF, chunk)).toBe(TOKENS);
  });

  it.each([1, 3, 1000])('reads a string as it is meant, in chunks of %i', (chunk) => {
    expect(tokensOf('(j\\141v\\\na\\\\(s)\\51\\61\\n) <6A 6 17 6 6> ', chunk)).toBe(
      '(jav' + 'a\\(s))1\n) (jav`)',
    );
  });

  it('throws when a stream does not end where its length says', () => {
    expect(() => tokensOf('1 0 obj <</Length 2>>stream\nabcdef\nendstream endobj\n', 100)).toThrow();
  });
});
