import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import fp from 'fastify-plugin';
import { AnswersUnderWay, type Begun, type Outcome } from '../../../engines/answers/answersUnderWay.ts';
import { loggedUrl } from '../../loggable.ts';
import { etagOf, finishAnswer } from './finishAnswer.ts';
import { give } from './giveAnswer.ts';
import { begunNow, isForAnyone, keptAt, type Keeping } from './keeping.ts';
import { answerOfAnother } from './waiting.ts';

/** What an answer tells of, once a route has said that it is the same for anyone. */
export interface Finished {
  /** The one item; without it, any change of what is public may change the answer. */
  readonly slug?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether the route answers most who ask the same: then one is answered, and who asks meanwhile waits for that. */
    sameForAnyone?: boolean;
  }
  interface FastifyReply {
    /** Set by a route whose answer is the same for anyone: it may be kept, and given again without being asked. */
    finished: Finished | null;
  }
  interface FastifyRequest {
    /** Undefined while nothing is kept, and for somebody in particular. */
    begun: Begun | undefined;
    /** Of a request that others may wait for: tells them what came of it. */
    settle: ((outcome: Outcome) => void) | undefined;
  }
  interface FastifyInstance {
    /** The kept answer to anyone at an address, for what the process asks of itself; undefined when there is none now. */
    keptAnswer: (url: string) => string | undefined;
  }
}

interface Options extends Keeping {
  /** Whom a request came from, through the proxies that are trusted. */
  readonly addressOf: (message: IncomingMessage) => string;
}

/**
 * Keeps the answers that routes mark, and gives them again before anything else looks at the request: no route, no check
 * and no database. What many ask for at once is made once. Nothing is kept of, or given to, someone who signed in.
 */
export const finishedAnswers = fp<Options>(
  (app, options, done) => {
    const underWay = new AnswersUnderWay();
    app.decorateReply('finished', null);
    app.decorateRequest('begun', undefined);
    app.decorateRequest('settle', undefined);
    app.decorate('keptAnswer', (url: string) => keptAt(options, url)?.plain.toString());
    app.addHook('onRequest', (request, reply, next) => {
      const isAnyones = isForAnyone(request.raw);
      if (!isAnyones || request.routeOptions.config.sameForAnyone !== true) {
        if (isAnyones) request.begun = begunNow(options);
        next();
        return;
      }
      answerOfAnother(options, underWay, request).then((answer) => {
        if (answer === undefined) {
          next();
          return;
        }
        reply.hijack();
        give(answer, request.raw, reply.raw, request.id);
      }, next);
    });
    app.addHook('onSend', (request, reply, payload: unknown, next) => {
      if (reply.finished === null || reply.statusCode !== 200 || typeof payload !== 'string') {
        request.settle?.(reply.statusCode < 500 ? 'own' : 'failed');
        next(null, payload);
        return;
      }
      const plain = Buffer.from(payload);
      const etag = etagOf(plain);
      void reply.header('etag', etag).header('vary', 'accept-encoding');
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'public, no-cache');
      finishAnswer(options, { request, reply, plain, etag });
      next(null, plain);
    });
    // What is told of these is what is written, and has no header in it: to look for secret ones took as long as to answer.
    const log = app.log.child({}, { redact: [], serializers: { req: (told: unknown) => told } });
    giveKept(app.server, options, (told) => log.info(told, 'request completed'));
    done();
  },
  { name: 'finishedAnswers' },
);

/** Puts the answers that are kept before whatever the server answers with. @param log is told of each */
function giveKept(server: Server, options: Options, log: (told: Record<string, unknown>) => void): void {
  const [handle] = server.listeners('request') as ((
    message: IncomingMessage,
    response: ServerResponse,
  ) => void)[];
  if (!handle) throw new Error('the server answers no requests');
  server.removeAllListeners('request');
  server.on('request', (message: IncomingMessage, response: ServerResponse) => {
    const found = isForAnyone(message) ? keptAt(options, message.url ?? '') : undefined;
    if (!found) {
      handle(message, response);
      return;
    }
    const id = randomUUID();
    const status = give(found, message, response, id);
    const req = {
      method: message.method,
      url: loggedUrl(message.url ?? ''),
      host: message.headers.host,
      remoteAddress: options.addressOf(message),
    };
    log({ reqId: id, req, res: { statusCode: status }, kept: true });
  });
}
