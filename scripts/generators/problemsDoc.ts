import { PROBLEMS } from '../../shared/src/problemTable.ts';

/** docs/problems.md: every way in which a request can fail, from shared/src/problemTable.ts. */
export function problemsDoc(): string {
  const sections = Object.entries(PROBLEMS).flatMap(([code, { status, title, advice }]) => [
    `## ${code}`,
    '',
    `**${String(status)}** · ${title.en} · ${title.th}`,
    '',
    `- ${advice.en}`,
    `- ${advice.th}`,
    '',
  ]);
  return `${[
    '# Problems',
    '',
    '<!-- Generated from shared/src/problemTable.ts by `npm run generate`. Do not edit. -->',
    '',
    'Failures answer as RFC 9457 `application/problem+json`. `type` is `/problems/<code>`, which is also a page of the',
    'site; `errors[]` points at each field with a JSON pointer; `requestId` is what to tell the administrator. Thai is the',
    'default, `Accept-Language: en` asks for English.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()}\n`;
}
