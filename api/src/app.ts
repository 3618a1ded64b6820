import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyServerOptions } from 'fastify';
import type { Deps } from './office/deps.ts';
import { authentication, tokens } from './office/authentication.ts';
import { bodyTime } from './http/plugins/bodyTime.ts';
import { brokenRequests, clientErrorHandler } from './http/plugins/brokenRequests.ts';
import { addressBy } from './http/addressBy.ts';
import { finishedAnswers } from './http/plugins/finished/finishedAnswers.ts';
import { compression } from './http/plugins/compression.ts';
import { jsonBody } from './http/plugins/jsonBody.ts';
import { openapi } from './http/plugins/openapi/openapi.ts';
import { badAddress, problems } from './http/plugins/problems.ts';
import { security } from './http/plugins/security.ts';
import { serialization } from './http/plugins/serialization.ts';
import { validation, type SchemaOptions } from './http/plugins/validation.ts';
import { assessmentRoutes } from './features/assessment/assessment.routes.ts';
import { publicAssessmentRoutes } from './features/assessment/publicAssessment.routes.ts';
import { committeeRoutes } from './features/committee/committee.routes.ts';
import { itemRoutes } from './features/items/items.routes.ts';
import { ticketRoutes } from './features/items/attachments/tickets.routes.ts';
import { visibleTo } from './features/items/rules/visibleTo.ts';
import { checkRoutes } from './features/links/checks.routes.ts';
import { publicFaultRoutes } from './features/links/publicFaults.routes.ts';
import { logRoutes } from './features/log/log.routes.ts';
import { publicLogRoutes } from './features/log/publicLog.routes.ts';
import { noticeRoutes } from './features/notices/notices.routes.ts';
import { opinionForms } from './features/opinions/forms.routes.ts';
import { opinionRoutes } from './features/opinions/opinions.routes.ts';
import { publicOpinionRoutes } from './features/opinions/publicOpinions.routes.ts';
import { paperRoutes } from './features/papers/papers.routes.ts';
import { publicPaperRoutes } from './features/papers/publicPapers.routes.ts';
import { peopleRoutes } from './features/people/people.routes.ts';
import { policyRoutes } from './features/policy/policy.routes.ts';
import { feedRoutes } from './features/site/feeds/feed.routes.ts';
import { changesRoutes } from './features/site/finding/changes.routes.ts';
import { crawlerRoutes } from './features/site/finding/crawlers.routes.ts';
import { keyRoutes } from './features/site/keys.routes.ts';
import { subscriptionForms } from './features/site/subscriptions/forms.routes.ts';
import { subscriptionRoutes } from './features/site/subscriptions/subscriptions.routes.ts';
import { pageRoutes } from './features/site/pages.routes.ts';
import { publicRoutes } from './features/site/public.routes.ts';
import { recoverAccessRoutes } from './features/people/power/recoverAccess.routes.ts';
import { ownSessionRoutes } from './features/session/ownSession.routes.ts';
import { passkeyRoutes } from './features/session/passkeys.routes.ts';
import { secondFactorRoutes } from './features/session/secondFactor.routes.ts';
import { sessionRoutes } from './features/session/session.routes.ts';
import { printedPaperRoutes } from './features/site/verification/printedPapers.routes.ts';
import { verificationRoutes } from './features/site/verification/verification.routes.ts';
import { orderFileRoutes } from './features/files/orders/orderFiles.routes.ts';
import { uploadRoutes } from './features/files/uploads/uploads.routes.ts';
import { healthRoutes } from './features/system/health.routes.ts';
import { descriptionRoutes } from './features/system/description.routes.ts';
import { operationsRoutes } from './features/system/operations.routes.ts';

const API = '/api/v1';
/** A body with a dozen inlined pictures; files come by another way. */
const BODY_LIMIT = 3 * 1024 * 1024;
/** The time for a whole body and for silence within it, in milliseconds; routes that take files have more for the whole. */
const BODY_TIME = { whole: 120_000, idle: 30_000 };

export type AppOptions = Pick<FastifyServerOptions, 'logger' | 'trustProxy'> & SchemaOptions;

/** Builds the app without listening. The scopes below show who may reach what. */
export async function buildApp(deps: Deps, { schemasAtStart, ...options }: AppOptions = {}) {
  const app = Fastify({
    ...options,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 0, // bodyTime watches instead
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    routerOptions: { maxParamLength: 1500 },
    return503OnClosing: true,
    frameworkErrors: badAddress,
    clientErrorHandler,
    http: { requireHostHeader: false }, // brokenRequests asks for it, and says so
  }).withTypeProvider<TypeBoxTypeProvider>();

  await app.register(finishedAnswers, {
    answers: deps.finished,
    clock: deps.clock,
    addressOf: addressBy(options.trustProxy),
  });
  await app.register(compression);
  await app.register(bodyTime, BODY_TIME);
  await app.register(jsonBody);
  await app.register(validation, { schemasAtStart });
  await app.register(serialization, { schemasAtStart });
  await app.register(problems);
  await app.register(security, { origin: deps.config.publicOrigin });
  await app.register(brokenRequests);
  await app.register(cookie, { secret: deps.config.cookieSecret });
  await app.register(tokens, { secret: deps.config.jwtSecret, clock: deps.clock });
  await app.register(openapi);
  app.addHook('onSend', (request, reply, _payload, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });

  // Anyone
  await app.register(async (anyone) => {
    anyone.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, security: [] };
    });
    await anyone.register(healthRoutes, { deps });
    await anyone.register(publicRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(keyRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(changesRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(publicFaultRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(subscriptionRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(subscriptionForms, { deps });
    await anyone.register(publicOpinionRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(opinionForms, { deps });
    await anyone.register(publicAssessmentRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(publicPaperRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(feedRoutes, { deps });
    await anyone.register(crawlerRoutes, { deps });
    await anyone.register(publicLogRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(verificationRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(printedPaperRoutes, { deps, prefix: `${API}/public` });
    await anyone.register(operationsRoutes, { prefix: `${API}/public` });
    await anyone.register(sessionRoutes, { deps, prefix: API });
    await anyone.register(recoverAccessRoutes, { deps, prefix: API });
    // The ticket in the address names session and file; both are asked about anew
    await anyone.register(ticketRoutes, { deps, prefix: API });
  });

  // Signed in, with the posts held at that moment; each feature's policy decides
  await app.register(
    async (staff) => {
      await staff.register(authentication, { deps });
      await staff.register(ownSessionRoutes, { deps });
      await staff.register(passkeyRoutes, { deps });
      await staff.register(secondFactorRoutes, { deps });
      await staff.register(itemRoutes, { deps });
      await staff.register(paperRoutes, { deps });
      await staff.register(assessmentRoutes, { deps });
      await staff.register(peopleRoutes, { deps });
      await staff.register(committeeRoutes, { deps });
      await staff.register(policyRoutes, { deps });
      await staff.register(noticeRoutes, { deps });
      await staff.register(opinionRoutes, { deps });
      await staff.register(checkRoutes, { deps });
      await staff.register(logRoutes, { deps, seenItems: visibleTo });
      await staff.register(orderFileRoutes, { deps });
      await staff.register(uploadRoutes, { deps });
    },
    { prefix: API },
  );

  await app.register(descriptionRoutes, { prefix: API });
  await app.register(pageRoutes, { deps });
  return app;
}
