import { describe, expect, it } from 'vitest';
import { kindOf, useTemplatePreview } from './useTemplatePreview';

const templates = [
  { name: 'certificate.typ', sha256: 'a'.repeat(64), source: 'certificate' },
  { name: 'words.typ', sha256: 'b'.repeat(64), source: 'words' },
];

const drawn: unknown[] = [];
const draw = (body: unknown) => Promise.resolve(void drawn.push(body));

describe('useTemplatePreview', () => {
  it('begins with the first file and the paper that it draws', () => {
    const { name, source, kind, changed } = useTemplatePreview(() => templates, draw);
    expect([name.value, source.value, kind.value, changed.value]).toEqual([
      'certificate.typ',
      'certificate',
      'certificate',
      false,
    ]);
  });

  it('takes the source of the file that is chosen, and puts back what was changed', async () => {
    const { name, source, kind, changed, reset, preview } = useTemplatePreview(() => templates, draw);
    name.value = 'words.typ';
    expect([source.value, kind.value]).toEqual(['words', 'memo']);
    source.value = 'other words';
    expect(changed.value).toBe(true);
    await preview.run();
    expect(drawn).toEqual([{ kind: 'memo', name: 'words.typ', source: 'other words' }]);
    reset();
    expect([source.value, changed.value]).toEqual(['words', false]);
  });
});

it('kindOf takes what all papers import for the memo', () => {
  expect(['form_completed.typ', 'office.typ'].map(kindOf)).toEqual(['form_completed', 'memo']);
});
