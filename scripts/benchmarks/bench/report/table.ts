import type { Figure } from './figure.ts';

const verdict = ({ met }: Figure): string => (met === undefined ? '' : met ? 'met' : '**short**');

/** The figures as a table in Markdown. @param heading of what, where and how long */
export function tableOf(heading: string, figures: readonly Figure[]): string {
  const rows = figures.map(
    (each) =>
      `| ${[each.name, each.measured, each.beside ?? '', each.goal ?? '', verdict(each)].join(' | ')} |`,
  );
  return [
    `## ${heading}`,
    '',
    '| what | measured | beside | goal | |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
