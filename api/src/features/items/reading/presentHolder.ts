import type { Holder } from '@phoeiphrae/shared/item';
import { CAPACITY_LABELS } from '@phoeiphrae/shared/appointment';
import { formatDateTime } from '@phoeiphrae/shared/thaiCalendar';
import { reaches, type Held } from '../../../office/actor.ts';
import type { Locale } from '../../../http/locale.ts';
import { currentStep, eligibleFor } from '../rules/chain.ts';
import { isHandedOver } from '../rules/handOver.ts';
import { categoryOf, type ItemFacts, type RevisionFacts, type PostHolders } from '../rules/facts.ts';

interface ExpectedActors {
  readonly people: PostHolders;
  readonly role: string;
  readonly next: string;
}

/** Who holds an item now, since when, and what comes next: one line, the same in API, lists and messages. */
export function presentHolder(facts: ItemFacts, locale: Locale): Holder | null {
  const revision = facts.working;
  if (!revision) return null;
  const sought = expectedActors(facts, revision, locale);
  const nobody = sought.people.length === 0 && revision.row.state !== 'scheduled';
  return {
    label: nobody ? sought.role : [sought.role, names(sought.people, locale)].filter(Boolean).join(' · '),
    userIds: [...new Set(sought.people.map((entry) => entry.userId))],
    since: revision.row.stateSince,
    next: sought.next,
    appointmentNeeded: nobody ? sought.role : null,
  };
}

function expectedActors(facts: ItemFacts, revision: RevisionFacts, locale: Locale): ExpectedActors {
  const th = locale === 'th';
  const { workGroup } = facts.item;
  const step = currentStep(revision);
  if (step) {
    const next =
      step.decision === 'approve'
        ? th
          ? 'รออนุมัติและลงนาม'
          : 'Awaits approval and signature'
        : th
          ? 'รอเห็นชอบ'
          : 'Awaits endorsement';
    return {
      people: eligibleFor(step, revision, workGroup, facts.postHolders),
      role: step.title[locale],
      next,
    };
  }
  const withPower = (test: (held: Held) => boolean) => facts.postHolders.filter((entry) => test(entry.held));
  const ofGroup = (power: 'prepare' | 'publish_for_group') =>
    withPower((held) => held.powers.includes(power) && reaches(held, workGroup));
  const group =
    revision.policy.document.workGroups.find((entry) => entry.code === workGroup)?.name[locale] ?? workGroup;
  if (revision.row.state === 'scheduled') {
    const at = formatDateTime(revision.row.publishAt ?? '', { locale });
    return {
      people: [],
      role: th ? 'ตั้งเวลาเผยแพร่' : 'Scheduled',
      next: th ? `จะเผยแพร่เอง ${at}` : `Goes out by itself at ${at}`,
    };
  }
  const centre = categoryOf(revision)?.publishMode === 'ict_centre';
  if (revision.row.state === 'approved' || (centre && isHandedOver(facts, revision))) {
    const next = th ? 'รอนำขึ้นเผยแพร่' : 'Awaits publication';
    return centre
      ? {
          people: withPower((held) => held.powers.includes('publish_for_office')),
          role: publishersOf(revision, locale),
          next,
        }
      : { people: ofGroup('publish_for_group'), role: group, next };
  }
  const returned = revision.row.state === 'returned';
  const next = returned ? (th ? 'รอแก้ไขแล้วเสนอใหม่' : 'Awaits changes') : th ? 'กำลังจัดทำ' : 'Being prepared';
  return { people: ofGroup('prepare'), role: group, next };
}

/** The posts that put approved content of any group on the web, as the announcement that binds the revision calls them. */
const publishersOf = ({ policy }: RevisionFacts, locale: Locale): string =>
  policy.document.posts
    .filter(({ powers }) => powers.includes('publish_for_office'))
    .map(({ title }) => title[locale])
    .join(' / ');

function names(people: PostHolders, locale: Locale): string {
  const shown = people.slice(0, 2).map((entry) => {
    const unconfirmed = locale === 'th' ? 'การแต่งตั้งรอการยืนยัน' : 'appointment unconfirmed';
    const said = [
      CAPACITY_LABELS[entry.held.capacity][locale],
      ...(entry.held.unconfirmed ? [unconfirmed] : []),
    ];
    const words = said.filter(Boolean).join(', ');
    return words ? `${entry.userName} (${words})` : entry.userName;
  });
  const more = people.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` +${String(more)}` : '');
}
