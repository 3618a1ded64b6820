import type { Policy } from '../policy.ts';
import { policyFault, type PolicyFault } from '../policyFault.ts';

/** Words that are given for the announcement's own, and do not stand in it. */
export function quotationFaults({
  sourceText,
  annotations,
  categories,
  rules,
  oversight,
}: Policy): PolicyFault[] {
  const within = (list: string, entries: readonly { quote: string }[]) =>
    entries.map(({ quote }, i) => [`/${list}/${String(i)}/quote`, quote] as const);
  const quotes = [
    ...within('annotations', annotations),
    ...within('categories', categories),
    ...within('rules', rules),
    ...within('oversight/cycles', oversight.cycles),
    ['/oversight/overseerQuote', oversight.overseerQuote] as const,
    ['/oversight/monitorQuote', oversight.monitorQuote] as const,
  ];
  return quotes
    .filter(([, quote]) => !sourceText.includes(quote))
    .map(([pointer, quote]) =>
      policyFault(
        pointer,
        quote,
        ['ไม่มีในข้อความของประกาศ (sourceText)', 'คัดถ้อยคำตามประกาศทุกตัวอักษร'],
        ['does not stand in the announcement (sourceText)', 'quote it letter by letter'],
      ),
    );
}
