import swagger from '@fastify/swagger';
import fp from 'fastify-plugin';
import { hoistTitledSchemas } from './hoist.ts';
import { withStandingProblems } from './standingProblems.ts';

const DESCRIPTION = `
The programming interface of Phoeiphrae (เผยแพร่): what an office publishes, and how it comes to be published.

* Reading what is public needs no account: everything under \`/api/v1/public\`.
* Work needs a bearer token: \`POST /api/v1/session\`.
* Every write of an existing record carries \`If-Match\` with the ETag that was read (428 without, 412 when stale).
* Creations and moves carry \`Idempotency-Key\`; a retry with the same key has one effect and the same answer.
* Failures are RFC 9457 problems, in Thai or, with \`Accept-Language: en\`, in English.
* Times are UTC, dates are Gregorian and of the years 1900 to 2099, a fiscal year is the year in which it ends (2026 is ปีงบประมาณ 2569).
`.trim();

/** The OpenAPI 3.1 description, made from the schemas that validate; nothing is written twice. */
export const openapi = fp(
  async (app) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title: 'Phoeiphrae API',
          version: '1.0.0',
          description: DESCRIPTION,
          license: { name: 'MIT', identifier: 'MIT' },
        },
        servers: [{ url: '/', description: 'This installation' }],
        components: {
          securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        },
        tags: [
          { name: 'public', description: 'What anyone may read' },
          { name: 'session', description: 'Signing in and out' },
          { name: 'items', description: 'Items, revisions and the moves on them' },
          { name: 'uploads', description: 'Files on their way in, by the tus protocol' },
          { name: 'files', description: 'The files of items, their examination, and their bytes' },
          {
            name: 'papers',
            description: 'Memo, form, certificate and other papers as PDF, and the evidence pack',
          },
          { name: 'paper decisions', description: 'Decisions signed with ink, recorded and compared' },
          { name: 'people', description: 'Accounts, appointments and work groups' },
          { name: 'assessment', description: 'What assessors look for, and where the office has it' },
          { name: 'committee', description: 'The committee responsible for publication' },
          { name: 'opinions', description: 'What citizens say, and what is made of it' },
          { name: 'notices', description: 'What the console tells a person' },
          { name: 'policy', description: 'The announcement as data' },
          { name: 'checks', description: 'Whether links and files of what is published can be reached' },
          { name: 'log', description: 'The append-only event log' },
          { name: 'system', description: 'Health and description' },
        ],
      },
      transform: ({ schema, url, route }) => ({ schema: withStandingProblems(schema, route), url }),
      transformObject: (document) => hoistTitledSchemas(document),
    });
  },
  { name: 'openapi' },
);
