import { and, eq, gte, isNull, lte, or } from 'drizzle-orm';
import { committeeMemberships, users } from '@phoeiphrae/db/schema/people';
import { bangkokInstant } from '@phoeiphrae/shared/thaiCalendar';
import { capacityTitle, heldOn } from '../../office/actor.ts';
import type { Queryable } from '../../office/deps.ts';
import type { CommitteeData } from '../../engines/press/data.ts';
import { drawPaper } from '../../engines/press/drawPaper.ts';
import type { LoadedPolicy } from '../../office/policyStore.ts';
import { officePart, policyPart, type PaperSetting } from './build/parts.ts';
import { signerPart } from './build/signers.ts';
import { dayOf, dayText, thai } from './build/thaiWords.ts';
import { templatesOf } from './templateStore.ts';

/** Whoever sits on a day, with the term. */
const sittingOn = (db: Queryable, today: string) =>
  db
    .select({ membership: committeeMemberships, name: users.name })
    .from(committeeMemberships)
    .innerJoin(users, eq(users.id, committeeMemberships.userId))
    .where(
      and(
        lte(committeeMemberships.validFrom, today),
        or(isNull(committeeMemberships.validTo), gte(committeeMemberships.validTo, today)),
      ),
    )
    .orderBy(committeeMemberships.validFrom, committeeMemberships.id);

function termText({ validFrom, validTo }: { validFrom: string; validTo: string | null }): string {
  const from = `ตั้งแต่ ${dayText(validFrom)}`;
  return validTo === null ? from : `${from} ถึง ${dayText(validTo)}`;
}

async function membersOn(
  db: Queryable,
  policy: LoadedPolicy,
  today: string,
): Promise<CommitteeData['members']> {
  const sitting = await sittingOn(db, today);
  return policy.document.committee.map(({ seat, post, title }, index) => {
    const found = sitting.find(({ membership }) => membership.seat === seat);
    return {
      number: thai(index + 1),
      name: found?.name ?? null,
      post: post.th,
      seat: title.th,
      term: found ? termText(found.membership) : null,
      order: found?.membership.orderNumber ?? null,
    };
  });
}

/**
 * The order that appoints the committee as it sits on a day (Asia/Bangkok), as a draft for the director to sign.
 * @throws {TemplateError} when the template is at fault {PressError} when it takes too much
 */
export async function drawCommitteePaper(
  db: Queryable,
  policy: LoadedPolicy,
  at: { today: string; origin: string },
): Promise<Buffer> {
  const templates = await templatesOf(db, policy.id);
  const setting: PaperSetting = { policy, templates, origin: at.origin, workGroupName: '' };
  const post = policy.document.chain.at(-1)?.post ?? '';
  const [holder] = await heldOn(db, at.today, policy, { post });
  const title = policy.posts.get(post)?.title.th ?? '';
  const person = holder
    ? { name: holder.userName, postTitle: capacityTitle(holder.held), orderNumber: holder.held.orderNumber }
    : { name: '', postTitle: title, orderNumber: null };
  const moment = bangkokInstant(at.today, '00:00');
  const data: CommitteeData = {
    kind: 'committee',
    title: `ร่างคำสั่งแต่งตั้งคณะกรรมการ ${policy.document.office.name.th}`,
    office: officePart(policy, templates),
    policy: policyPart(policy),
    date: dayOf(moment),
    signer: signerPart({ role: '', person }, setting),
    members: await membersOn(db, policy, at.today),
  };
  return drawPaper(templates, data, { at: moment });
}
