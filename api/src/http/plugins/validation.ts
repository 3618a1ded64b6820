import type { Ajv, ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify';
import fp from 'fastify-plugin';
import { schemaCheckers } from '../schemaCheckers.ts';
import { ProblemException } from '../problem.ts';
import { unsafeText } from './unsafeText.ts';

export interface SchemaOptions {
  /** Compiles every schema before the app is ready, so that a broken one is found; otherwise each with its first use. */
  readonly schemasAtStart?: boolean | undefined;
}

type Check = ReturnType<FastifySchemaCompiler<unknown>>;

const compiledNow = (ajv: Ajv, schema: Record<string, unknown>) => ajv.compile(schema);

/**
 * A check that is compiled when it is first asked: an office uses few of the routes in an hour, and compiling them all
 * was a third of a second of every start. Ajv leaves the faults on the function, and Fastify reads them there.
 */
function compiledOnUse(ajv: Ajv, schema: Record<string, unknown>): Check {
  let check: ValidateFunction | undefined;
  const ask: Check = (data: unknown) => {
    check ??= ajv.compile(schema);
    const valid = check(data);
    ask.errors = (check.errors ?? null) as FastifySchemaValidationError[] | null;
    return valid;
  };
  return ask;
}

/**
 * Bodies are taken as they are sent; parameters and queries, which are text by nature, are coerced.
 * Unknown keys are never stripped in silence: closed schemas answer 400.
 */
export const validation = fp(
  (app, { schemasAtStart = false }: SchemaOptions) => {
    const { strict, coercing } = schemaCheckers();
    app.setValidatorCompiler(({ schema, httpPart }) =>
      (schemasAtStart ? compiledNow : compiledOnUse)(
        httpPart === 'body' ? strict : coercing,
        schema as Record<string, unknown>,
      ),
    );
    app.addHook('preValidation', (request, _reply, next) => {
      const errors = [request.body, request.params, request.query].flatMap(unsafeText);
      next(errors.length > 0 ? new ProblemException('malformed-request', { errors }) : undefined);
    });
    return Promise.resolve();
  },
  { name: 'validation' },
);
