import type { PublicItem } from '@phoeiphrae/shared/publicItem';
import { useI18n } from '@/locales/useI18n';

type Approval = PublicItem['approvals'][number];

/** Names whoever decided: the person, and the post and capacity in which they did. */
export function useSigner() {
  const { t, te } = useI18n();

  /** Said only when it is not the holder of the post who acted. */
  function capacity({ capacity: code }: Approval): string | undefined {
    if (code === null || code === 'substantive') return undefined;
    return te(`state.capacity.${code}`) ? t(`state.capacity.${code}`) : code;
  }

  function office(approval: Approval): string {
    const acting = capacity(approval);
    // The title of a stand-in is often recorded with the capacity in it.
    return acting && !approval.postTitle.includes(acting)
      ? t('publicItem.actingAs', { capacity: acting, post: approval.postTitle })
      : approval.postTitle;
  }

  /** Whether the account is named after the very post, which then need not be said twice. */
  const namesPost = (approval: Approval): boolean =>
    capacity(approval) === undefined && approval.name.startsWith(approval.postTitle);

  function inWords(approval: Approval): string {
    if (approval.name === '') return office(approval);
    if (namesPost(approval)) return approval.name;
    return t('publicItem.nameAndPost', { name: approval.name, post: office(approval) });
  }

  return { office, namesPost, inWords };
}
