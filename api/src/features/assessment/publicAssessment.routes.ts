import Type from 'typebox';
import { PublicAssessmentList, PublicAssessmentYear } from '@phoeiphrae/shared/assessment/publicAssessment';
import { Closed, FiscalYear } from '@phoeiphrae/shared/primitives';
import { localeOf } from '../../http/locale.ts';
import { answers } from '../../http/problem.ts';
import type { App } from '../../http/types.ts';
import type { Deps } from '../../office/deps.ts';
import { COLUMNS, linkTable } from './linkTable.ts';
import { listPublicAssessments, publicAssessmentOf } from './publicAssessment.ts';
import { csvOf, xlsxOf } from './writeTables.ts';

const YearParams = Closed({ year: FiscalYear });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file of another kind than JSON, as a route answers it. */
const fileAnswers = (mediaType: string, description: string) => ({
  ...answers(200, Type.Any(), 'malformed-request', 'not-found'),
  200: { description, content: { [mediaType]: { schema: Type.Any() } } },
});

/** What assessors read, who are anyone: all of it as the public role. */
export function publicAssessmentRoutes(app: App, { deps }: { deps: Deps }, done: () => void) {
  const db = deps.publicDb.orm;
  const origin = deps.config.publicOrigin;

  app.get(
    '/assessment',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'listPublicAssessments',
        summary: 'The lists of assessors that the office answers on its site, newest first',
        tags: ['public'],
        response: answers(200, PublicAssessmentList),
      },
    },
    (_request, reply) => {
      reply.finished = {};
      return listPublicAssessments(db);
    },
  );

  app.get(
    '/assessment/:year',
    {
      config: { sameForAnyone: true },
      schema: {
        operationId: 'getPublicAssessment',
        summary: 'Each number of a fiscal year with the addresses at which its evidence can be read now',
        tags: ['public'],
        params: YearParams,
        response: answers(200, PublicAssessmentYear, 'malformed-request', 'not-found'),
      },
    },
    (request, reply) => {
      reply.finished = {};
      return publicAssessmentOf(db, request.params.year);
    },
  );

  app.get(
    '/assessment/:year/links.csv',
    {
      schema: {
        operationId: 'getAssessmentLinksCsv',
        summary: 'The same as a table, CSV',
        tags: ['public'],
        params: YearParams,
        response: fileAnswers('text/csv', 'RFC 4180, UTF-8 with its mark'),
      },
    },
    async (request, reply) => {
      const { year } = request.params;
      const locale = localeOf(request);
      const rows = linkTable(await publicAssessmentOf(db, year), origin, locale);
      void reply.type('text/csv; charset=utf-8').header('vary', 'accept-language');
      void reply.header('content-disposition', `attachment; filename="assessment-${String(year)}.csv"`);
      return csvOf(COLUMNS[locale], rows);
    },
  );

  app.get(
    '/assessment/:year/links.xlsx',
    {
      schema: {
        operationId: 'getAssessmentLinksXlsx',
        summary: 'The same as a table, XLSX',
        tags: ['public'],
        params: YearParams,
        response: fileAnswers(XLSX, 'One sheet of text cells, none of them a formula'),
      },
    },
    async (request, reply) => {
      const { year } = request.params;
      const locale = localeOf(request);
      const rows = linkTable(await publicAssessmentOf(db, year), origin, locale);
      void reply.type(XLSX).header('vary', 'accept-language');
      void reply.header('content-disposition', `attachment; filename="assessment-${String(year)}.xlsx"`);
      return xlsxOf(`ITA ${String(year)}`, COLUMNS[locale], rows);
    },
  );
  done();
}
