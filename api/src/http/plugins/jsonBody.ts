import fp from 'fastify-plugin';
import type { Bilingual } from '@phoeiphrae/shared/primitives';
import { isParsable } from '../jsonSize.ts';
import { ProblemException } from '../problem.ts';

const INTRICATE: Bilingual = {
  th: 'ข้อมูลมีค่ามากเกินไป หรือซ้อนกันลึกเกินไป',
  en: 'The body has too many values, or they are nested too deeply.',
};

/** Takes JSON as Fastify does, once it is known that parsing it holds up nobody. */
export const jsonBody = fp(
  (app) => {
    const parse = app.getDefaultJsonParser('error', 'error');
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
      const text = String(body);
      if (isParsable(text)) {
        void parse(request, text, done);
        return;
      }
      const errors = [{ pointer: '', code: 'intricate', detail: INTRICATE }];
      done(new ProblemException('malformed-request', { errors }));
    });
    return Promise.resolve();
  },
  { name: 'jsonBody' },
);
