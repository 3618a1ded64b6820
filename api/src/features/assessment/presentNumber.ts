import type { assessmentChecks } from '@phoeiphrae/db/schema/assessment';
import type { BoardNumber } from '@phoeiphrae/shared/assessment/board';
import { assessmentStateOf } from '@phoeiphrae/shared/assessment/state';
import { bangkokDate } from '@phoeiphrae/shared/thaiCalendar';
import type { Actor } from '../../office/actor.ts';
import { keeperOf, workerOn } from './assessmentPolicy.ts';
import type { Linked } from './linkedAddresses.ts';
import type { NumberRow } from './openScheme.ts';

interface Found {
  readonly addresses: readonly Linked[];
  readonly checks: readonly (typeof assessmentChecks.$inferSelect)[];
}
interface Reading {
  readonly actor: Actor;
  readonly today: string;
  readonly fiscalYear: number;
}

function actionsOn({ id, workGroup }: NumberRow, actor: Actor): BoardNumber['availableActions'] {
  if (!workerOn(actor, workGroup)) return [];
  const href = `/api/v1/assessment/numbers/${id}`;
  return [
    { action: 'link', method: 'PATCH', href },
    ...(keeperOf(actor) ? [{ action: 'assign' as const, method: 'PATCH' as const, href }] : []),
    { action: 'verify', method: 'POST', href: `${href}/verify` },
  ];
}

function elementsOf({ elements }: NumberRow, { checks }: Found): BoardNumber['elements'] {
  const byCode = new Map(checks.map((check) => [check.element, check]));
  return elements.map((element) => {
    const check = byCode.get(element.code);
    return { ...element, checked: check ? { by: check.checkedBy, at: check.checkedAt } : null };
  });
}

/** A number as the board shows it, with its state on the day. */
export function presentNumber(
  row: NumberRow,
  found: Found,
  { actor, today, fiscalYear }: Reading,
): BoardNumber {
  const elements = elementsOf(row, found);
  const { coverage, cadence, verifiedAt, verifiedBy } = row;
  const facts = {
    fiscalYear,
    coverage,
    cadence,
    elements: elements.length,
    checked: elements.filter(({ checked }) => checked !== null).length,
    verifiedOn: verifiedAt === null ? null : bangkokDate(new Date(verifiedAt)),
    addresses: found.addresses.map((address) => address.facts),
  };
  const { state, reasons } = assessmentStateOf(facts, today);
  return {
    id: row.id,
    number: row.number,
    title: { th: row.titleTh, en: row.titleEn },
    elements,
    coverage,
    cadence,
    workGroup: row.workGroup,
    from: row.fromNumbers,
    addresses: found.addresses.map(({ shown }) => shown),
    verified: verifiedAt === null || verifiedBy === null ? null : { by: verifiedBy, at: verifiedAt },
    state,
    reasons: [...reasons],
    version: row.version,
    availableActions: actionsOn(row, actor),
  };
}
