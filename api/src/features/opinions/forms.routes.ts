import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import type { OpinionFault } from '@phoeiphrae/shared/opinionFaults';
import { addressIn, SITE_LOCALES, SITE_PAGES, type SiteLocale } from '@phoeiphrae/shared/sitePages';
import { Slug } from '@phoeiphrae/shared/slug';
import { fieldsIn, takeForms } from '../../http/formBody.ts';
import { problemOf, sendProblem } from '../../http/plugins/problems.ts';
import { ProblemException } from '../../http/problem.ts';
import { sendProblemPage } from '../../http/problemPage.ts';
import type { App } from '../../http/types.ts';
import { wantsNoPage } from '../../http/wantsPage.ts';
import type { Deps } from '../../office/deps.ts';
import { answerForm } from '../site/answerForm.ts';
import { receiveOpinion } from './receiveOpinion.ts';

/** In bytes: two thousand Thai letters as a form sends them, and the proof. */
const LONGEST = 32 * 1024;
const ANSWERS: Readonly<Record<string, boolean>> = { yes: true, no: false };

const formAt = (locale: SiteLocale): string => addressIn(locale, SITE_PAGES['public-opinions'].path);

const faultOf = ({ code, errors }: ProblemException): string | undefined =>
  code === 'too-many-requests' ? ('many' satisfies OpinionFault) : errors[0]?.code;

/** The form for opinions, which browsers send without scripts to the page on which it stands: refused, it comes again as it was sent. */
export function opinionForms(app: App, { deps }: { deps: Deps }, done: () => void) {
  takeForms(app, LONGEST);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const send = wantsNoPage(request) ? sendProblem : sendProblemPage;
    return send(request, reply, problemOf(request, error));
  });

  const take = (locale: SiteLocale) => async (request: FastifyRequest, reply: FastifyReply) => {
    const fields = fieldsIn(request.body);
    const { item = '', useful = '', words = '', proof = '', website = '' } = fields;
    // A field that people do not see.
    if (website !== '') throw new ProblemException('malformed-request');
    const refuse = (fault: string, status: number) =>
      answerForm(app, deps, { request, reply }, { status, url: formAt(locale), refused: { fault, fields } });
    if (item !== '' && !Value.Check(Slug, item)) return refuse('item', 400);
    try {
      const { receipt, masked } = await receiveOpinion(deps, {
        locale,
        ip: request.ip,
        opinion: {
          ...(item === '' ? {} : { item }),
          useful: ANSWERS[useful] ?? null,
          words,
          ...(proof === '' ? {} : { proof }),
        },
      });
      const told = new URLSearchParams({
        ...(item === '' ? {} : { item }),
        receipt,
        ...(masked ? { masked: 'true' } : {}),
      });
      return await reply.redirect(`${formAt(locale)}?${told.toString()}`, 303);
    } catch (error) {
      const fault = error instanceof ProblemException ? faultOf(error) : undefined;
      if (fault === undefined || wantsNoPage(request)) throw error;
      return await refuse(fault, fault === 'many' ? 429 : 400);
    }
  };
  for (const locale of SITE_LOCALES)
    app.post(addressIn(locale, SITE_PAGES['public-opinions'].path), { schema: { hide: true } }, take(locale));
  done();
}
