import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEMS } from '@phoeiphrae/shared/problemTable';
import { escapeMarkup } from './escapeMarkup.ts';
import { type ProblemException, retryAfter } from './problem.ts';

/** Needs no database, no script and no file of ours: all of them may be what is broken. */
function drawProblemPage({ code, sentence }: ProblemException, requestId: string): string {
  const { title, advice } = PROBLEMS[code];
  const words = (locale: 'th' | 'en') =>
    escapeMarkup(sentence === undefined ? advice[locale] : `${sentence[locale]} ${advice[locale]}`);
  return `<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeMarkup(title.th)}</title>
</head>
<body>
<main>
<h1>${escapeMarkup(title.th)}</h1>
<p>${words('th')}</p>
<p><a href="">ลองใหม่ · <span lang="en">Try again</span></a></p>
<section lang="en">
<h2>${escapeMarkup(title.en)}</h2>
<p>${words('en')}</p>
</section>
<p>เลขอ้างอิง · <span lang="en">Request id</span>: <code>${escapeMarkup(requestId)}</code></p>
</main>
</body>
</html>
`;
}

/** Sends a problem as a page in Thai and in English, with the status and the headers that the problem has. */
export function sendProblemPage(request: FastifyRequest, reply: FastifyReply, problem: ProblemException) {
  return reply
    .code(PROBLEMS[problem.code].status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .headers({ ...retryAfter(problem), ...problem.headers })
    .serializer((page: string) => page)
    .send(drawProblemPage(problem, request.id));
}
