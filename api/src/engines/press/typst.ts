import path from 'node:path';
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './fonts.ts';
import type { PaperAnswer, PaperJob, TemplateFault } from './job.ts';

/** No such folder exists, so that nothing of the machine's disk is inside the root that templates can read from. */
const ROOT = '/phoeiphrae-paper-root-that-does-not-exist';
/** Results that so many papers have not used are forgotten. */
const CACHE_AGE = 30;

const severityError = 1;
interface Diagnostic {
  readonly message: string;
  readonly path: string;
  readonly severity: number;
  readonly range: { readonly start: { readonly line: number; readonly character: number } } | null;
}

const faultOf = ({ message, path: file, range }: Diagnostic): TemplateFault => ({
  message: message.replaceAll(`${ROOT}/`, ''),
  file: path.basename(file),
  line: range ? range.start.line + 1 : 0,
  column: range ? range.start.character + 1 : 0,
});

/** What export has against a document comes as one text without places; the sentences are taken out of it. */
function exportFaults(text: string, file: string): TemplateFault[] {
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((m) => m[1] ?? '');
  const said = messages.length > 0 ? messages : [text];
  return said.map((message) => ({ message: message.replace(/\\(["\\])/g, '$1'), file, line: 0, column: 0 }));
}

/**
 * One compiler, kept warm; its papers are yet to be finished (`finishPdf`). It runs for as long as a template makes it run and takes what memory it wants, so it is
 * only for the press's own process, which is watched.
 */
export function openTypst(): (job: PaperJob) => PaperAnswer {
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontBlobs: fontFiles() }] });

  const faultsOf = (error: NodeError | null): TemplateFault[] => {
    const all = error ? (compiler.fetchDiagnostics(error) as Diagnostic[]) : [];
    return all.filter((one) => one.severity === severityError).map(faultOf);
  };

  return (job) => {
    compiler.resetShadow();
    for (const [name, content] of Object.entries(job.files)) {
      compiler.mapShadow(path.posix.join(ROOT, name), Buffer.from(content));
    }
    try {
      const compiled = compiler.compile({ mainFilePath: path.posix.join(ROOT, job.main), resetRead: true });
      const document = compiled.result;
      if (!document) return { faults: faultsOf(compiled.takeError()) };
      if (job.as === 'pictures') return { pdf: compiler.pdf(document, { creationTimestamp: job.at }) };
      // Drawn twice from one layout: Typst checks one standard at a time, and the paper claims both.
      const options = { creationTimestamp: job.at, pdfTags: true };
      compiler.pdf(document, { ...options, pdfStandard: 'ua-1' });
      return { pdf: compiler.pdf(document, { ...options, pdfStandard: 'a-2a' }) };
    } catch (error) {
      return { faults: exportFaults(error instanceof Error ? error.message : String(error), job.main) };
    } finally {
      compiler.evictCache(CACHE_AGE);
    }
  };
}
