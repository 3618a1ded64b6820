import type { PreviewPaper } from '@phoeiphrae/shared/paper';
import type { Queryable } from '../../office/deps.ts';
import { drawPaper } from '../../engines/press/drawPaper.ts';
import { PAPER_TEMPLATES } from '../../engines/press/paperTemplates.ts';
import type { TemplateFault } from '../../engines/press/job.ts';
import { TemplateError } from '../../engines/press/press.ts';
import type { LoadedPolicy } from '../../office/policyStore.ts';
import type { Fault } from '../../http/fault.ts';
import { ProblemException } from '../../http/problem.ts';
import { sampleOf, SAMPLE_MOMENT } from './build/sample.ts';
import { templatesOf } from './templateStore.ts';

/** Typst speaks English alone: in Thai it is said that these are its words. */
const asFault = ({ file, line, column, message }: TemplateFault): Fault => {
  const said = line === 0 ? `${file}: ${message}` : `${file}:${line}:${column}: ${message}`;
  return { pointer: '/source', code: 'template', detail: { th: `Typst แจ้งว่า ${said}`, en: said } };
};

/**
 * Draws a paper with made-up data by templates of which one was changed. Nothing is kept.
 * @throws {ProblemException} 422 with Typst's words and the line, when the template is at fault
 */
export async function previewPaper(
  db: Queryable,
  policy: LoadedPolicy,
  { kind, name, source }: PreviewPaper,
  origin: string,
): Promise<Buffer> {
  const templates = { ...(await templatesOf(db, policy.id)), [name ?? PAPER_TEMPLATES[kind]]: source };
  const data = sampleOf(kind, { policy, templates, origin });
  try {
    return await drawPaper(templates, data, { at: SAMPLE_MOMENT, qr: `${origin}/verify` });
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const errors = error.faults.slice(0, 20).map(asFault);
    throw new ProblemException('template-faulty', { errors });
  }
}
