import { readFileSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { Certificate } from '@phoeiphrae/shared/certificate';
import { Closed, Sha256 } from '@phoeiphrae/shared/primitives';
import { VerificationResult } from '@phoeiphrae/shared/publicLog';
import type { Deps } from '../../../office/deps.ts';
import { answers } from '../../../http/problem.ts';
import type { App } from '../../../http/types.ts';
import { nothingAt } from '../nothingAt.ts';
import { certificateAt } from './certificate.ts';
import { throttlingGuesses, throttlingUnknownFiles, codeOf } from './verifyCode.ts';
import { verifyCode, verifyFile } from './verdicts.ts';

const VERIFIER = path.resolve(import.meta.dirname, '../../../../../shared/verifier/verify.mjs');

const Code = Type.String({ minLength: 1, maxLength: 60, examples: ['3F9A-0C41-D7E2'] });
const Slug = Type.String({ minLength: 1, maxLength: 400, examples: ['แผนปฏิบัติการประจำปี'] });

/** Anyone checks here that what they hold is what the office approved. */
export function verificationRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;
  const tags = ['public'];

  app.get(
    '/verify/codes/:code',
    {
      schema: {
        operationId: 'verifyCode',
        summary: 'What the code on a certificate stands for',
        description:
          'Dashes, spaces and small letters are as good as none. An unknown code gets the verdict `unknown`.',
        tags,
        params: Closed({ code: Code }),
        response: answers(200, VerificationResult, 'malformed-request', 'too-many-requests'),
      },
    },
    async (request) => {
      const code = codeOf(request.params.code);
      const found = await throttlingGuesses(deps, request.ip, async () => {
        const result = code === undefined ? undefined : await verifyCode(db, code);
        return result?.matches.length ? result : undefined;
      });
      return found ?? { verdict: 'unknown' as const, matches: [] };
    },
  );

  app.get(
    '/verify/files/:sha256',
    {
      schema: {
        operationId: 'verifyFile',
        summary:
          'What a file was published as, or which paper of the office it is, by the SHA-256 of its bytes',
        description: 'The file itself is not sent: its digest is made where it is.',
        tags,
        params: Closed({ sha256: Sha256 }),
        response: answers(200, VerificationResult, 'malformed-request', 'too-many-requests'),
      },
    },
    async (request) => {
      const found = await throttlingUnknownFiles(deps, request.ip, async () => {
        const result = await verifyFile(db, request.params.sha256);
        return result.verdict === 'unknown' ? undefined : result;
      });
      return found ?? { verdict: 'unknown' as const, matches: [] };
    },
  );

  app.get(
    '/items/:slug/certificate',
    {
      schema: {
        operationId: 'getCertificate',
        summary:
          'All by which a published item can be checked without this system, or the notice of its end (410)',
        tags,
        params: Closed({ slug: Slug }),
        response: answers(200, Certificate, 'malformed-request', 'not-found', 'gone'),
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const certificate = await certificateAt(deps, slug);
      if (!certificate) throw await nothingAt(db, slug);
      void reply.header(
        'content-disposition',
        `inline; filename="certificate-${certificate.publication.verifyCode}.json"`,
      );
      return certificate;
    },
  );

  app.get(
    '/verifier',
    {
      schema: {
        operationId: 'getVerifier',
        summary: 'The program that checks certificates, packs and the log by itself (Node.js 18 or newer)',
        tags,
        response: {
          ...answers(200, Type.Unknown()),
          200: {
            description: 'One file of JavaScript that loads nothing',
            content: { 'text/javascript': { schema: Type.String({ examples: ['#!/usr/bin/env node'] }) } },
          },
        },
      },
    },
    (_request, reply) => {
      void reply
        .type('text/javascript; charset=utf-8')
        .header('content-disposition', 'attachment; filename="verify.mjs"');
      return readFileSync(VERIFIER, 'utf8');
    },
  );
  done();
}
