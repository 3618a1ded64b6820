import type { CreateAppointment } from '@phoeiphrae/shared/appointment';
import { postToHold, type LoadedPolicy } from '../../office/policyStore.ts';
import { faultTable } from '../../http/fault.ts';

export const APPOINTMENT_FAULTS = faultTable({
  user: ['/userId', 'ไม่มีบัญชีนี้ หรือบัญชีสิ้นสุดแล้ว', 'There is no such account, or it has ended.'],
  post: ['/post', 'ประกาศที่ใช้อยู่ไม่มีตำแหน่งนี้', 'The announcement in force has no such post.'],
  order: ['/orderNumber', 'ต้องระบุเลขที่คำสั่งแต่งตั้ง', 'The number of the order is required.'],
  one_group: ['/workGroups', 'ตำแหน่งนี้ต้องระบุกลุ่มงานหนึ่งกลุ่ม', 'This post belongs to exactly one work group.'],
  no_group: ['/workGroups', 'ตำแหน่งนี้เป็นของทั้งหน่วยงาน ไม่ต้องระบุกลุ่มงาน', 'This post is of the whole office.'],
  group: ['/workGroups', 'มีกลุ่มงานที่ไม่รู้จักหรือเลิกใช้แล้ว', 'A work group is not known or no longer used.'],
  dates: ['/validTo', 'วันสิ้นสุดต้องไม่มาก่อนวันเริ่ม', 'The last day must not come before the first.'],
  held: ['/validFrom', 'ช่วงเวลานี้มีผู้ดำรงตำแหน่งอยู่แล้ว', 'The post has a holder in this time already.'],
  later: ['/validTo', 'ขยายเวลาไม่ได้ ต้องบันทึกคำสั่งใหม่', 'A longer term needs a new order.'],
});
export type AppointmentFault = keyof typeof APPOINTMENT_FAULTS;

/** What an appointment itself lacks, whoever else holds what. `groups` are the codes of the groups in use. */
export function appointmentFaults(
  body: CreateAppointment,
  policy: LoadedPolicy,
  groups: ReadonlySet<string>,
): AppointmentFault[] {
  const scope = postToHold(policy, body.post)?.scope;
  const broken: Partial<Record<AppointmentFault, boolean>> = {
    post: scope === undefined,
    order: body.capacity !== 'substantive' && (body.orderNumber ?? '').trim() === '',
    one_group: scope === 'work_group' && body.workGroups.length !== 1,
    no_group: scope === 'office' && body.workGroups.length > 0,
    group: body.workGroups.some((code) => !groups.has(code)),
    dates: body.validTo !== null && body.validTo < body.validFrom,
  };
  return (Object.keys(broken) as AppointmentFault[]).filter((code) => broken[code]);
}
