import addFormats from 'ajv-formats';
import { Ajv } from 'ajv';
import fp from 'fastify-plugin';
import { ProblemException } from '../problem.ts';
import { FORMATS } from './formats.ts';
import { unsafeText } from './unsafeText.ts';

const options = { removeAdditional: false as const, useDefaults: true, allErrors: true, strict: false };

/**
 * Bodies are taken as they are sent; parameters and queries, which are text by nature, are coerced.
 * Unknown keys are never stripped in silence: closed schemas answer 400.
 */
export const validation = fp(
  (app) => {
    const strict = new Ajv({ ...options, coerceTypes: false });
    const coercing = new Ajv({ ...options, coerceTypes: true });
    for (const ajv of [strict, coercing]) {
      addFormats.default(ajv);
      for (const [name, check] of Object.entries(FORMATS)) ajv.addFormat(name, check);
    }
    app.setValidatorCompiler(({ schema, httpPart }) =>
      (httpPart === 'body' ? strict : coercing).compile(schema as Record<string, unknown>),
    );
    app.addHook('preValidation', (request, _reply, next) => {
      const errors = [request.body, request.params, request.query].flatMap(unsafeText);
      next(errors.length > 0 ? new ProblemException('malformed-request', { errors }) : undefined);
    });
    return Promise.resolve();
  },
  { name: 'validation' },
);
