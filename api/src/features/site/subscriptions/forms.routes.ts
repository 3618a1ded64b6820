import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import {
  SITE_LOCALES,
  SITE_PAGES,
  addressIn,
  type SiteLocale,
  type SitePageName,
} from '@phoeiphrae/shared/sitePages';
import { SUBSCRIBE_FAULTS, type SubscribeFault } from '@phoeiphrae/shared/subscribeFaults';
import type { Deps } from '../../../office/deps.ts';
import { subscriberOf } from '../../../office/subscribers/links.ts';
import { problemOf, sendProblem } from '../../../http/plugins/problems.ts';
import { ProblemException, refusedFor } from '../../../http/problem.ts';
import { sendProblemPage } from '../../../http/problemPage.ts';
import type { App } from '../../../http/types.ts';
import { wantsNoPage } from '../../../http/wantsPage.ts';
import { answerForm } from '../answerForm.ts';
import { askForUpdates } from './askForUpdates.ts';
import { filterAsked } from './filterAsked.ts';
import { fieldsIn, takeForms } from '../../../http/formBody.ts';
import { readMailAddress } from './mailAddress.ts';
import { confirmSubscription, endSubscriptions } from './ownSubscriptions.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ENDED = 'ยุติการส่งแล้ว · Ended\n';

/**
 * The forms of updates by e-mail, which browsers send without scripts: to the pages on which they stand. None of them has a
 * session; a secret in the address says whose subscriptions are meant, and reading that address changes nothing.
 */
export function subscriptionForms(app: App, { deps }: { deps: Deps }, done: () => void) {
  takeForms(app);
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const send = wantsNoPage(request) ? sendProblem : sendProblemPage;
    return send(request, reply, problemOf(request, error));
  });

  const leadTo = (reply: FastifyReply, locale: SiteLocale, name: SitePageName, query: string) =>
    reply.redirect(addressIn(locale, SITE_PAGES[name].path) + query, 303);

  const ask = (locale: SiteLocale) => async (request: FastifyRequest, reply: FastifyReply) => {
    const form = addressIn(locale, SITE_PAGES.subscribe.path);
    const both = { request, reply };
    if (!deps.mailer) return answerForm(app, deps, both, { status: 404, url: form });
    const fields = fieldsIn(request.body);
    const filter = filterAsked(fields);
    const read = readMailAddress(fields['email'] ?? '');
    const refuse = (fault: SubscribeFault) => {
      const detail = SUBSCRIBE_FAULTS[fault];
      const pointer = fault === 'filter' ? '/body' : '/body/email';
      if (wantsNoPage(request)) throw refusedFor('malformed-request', { pointer, code: fault, detail });
      return answerForm(app, deps, both, { status: 400, url: form, refused: { fault, fields } });
    };
    if (filter === undefined) return refuse('filter');
    if ('fault' in read) return refuse(read.fault);
    await askForUpdates(deps, { address: read.address, locale, filter, ip: request.ip });
    return leadTo(reply, locale, 'subscribe', '?said=sent');
  };

  const act = (locale: SiteLocale) => async (request: FastifyRequest, reply: FastifyReply) => {
    const { token } = request.params as { token: string };
    const fields = fieldsIn(request.body);
    if (fields['List-Unsubscribe'] === 'One-Click') {
      await endSubscriptions(deps, token);
      return reply.type('text/plain; charset=utf-8').serializer(String).send(ENDED);
    }
    const { act: wanted, subscription } = fields;
    if (subscription !== undefined && !UUID.test(subscription))
      throw new ProblemException('malformed-request');
    if (wanted === 'confirm' && subscription !== undefined)
      await confirmSubscription(deps, token, subscription);
    else if (wanted === 'end') await endSubscriptions(deps, token, subscription);
    else throw new ProblemException('malformed-request');
    const stands = (await subscriberOf(deps.db.orm, token)) !== undefined;
    if (!stands) return leadTo(reply, locale, 'subscribe', '?said=ended');
    const own = addressIn(locale, SITE_PAGES.subscription.path.replace(':token', encodeURIComponent(token)));
    return reply.redirect(`${own}?said=${wanted === 'confirm' ? 'confirmed' : 'endedOne'}`, 303);
  };

  for (const locale of SITE_LOCALES) {
    const hidden = { schema: { hide: true } };
    app.post(addressIn(locale, SITE_PAGES.subscribe.path), hidden, ask(locale));
    app.post(addressIn(locale, SITE_PAGES.subscription.path), hidden, act(locale));
  }
  done();
}
