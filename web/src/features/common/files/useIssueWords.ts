import { UNREADABLE_KEY } from '@phoeiphrae/shared/itemFile';
import { useI18n } from '@/locales/useI18n';
import type { Issue } from './fileStatus';
import { useFileWords } from './useFileWords';

/** What was found, in words: its kind, where it stands, and what to do about what is no single finding. */
export function useIssueWords() {
  const { t } = useI18n();
  const { place } = useFileWords();

  function title({ key, finding }: Issue): string {
    if (finding) return t(`consoleFile.finding.kind.${finding.kind}`);
    return t(key === UNREADABLE_KEY ? 'consoleFile.finding.unreadable' : 'consoleFile.finding.more');
  }
  function text({ key, finding }: Issue): string {
    if (finding) return place(finding.place);
    return t(key === UNREADABLE_KEY ? 'consoleFile.finding.unreadableText' : 'consoleFile.finding.moreText');
  }
  return { title, text };
}
