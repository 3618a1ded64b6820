import type { WebPageData } from '../../../engines/press/data.ts';
import type { PaperSetting } from './parts.ts';
import { approvalOf, codeText, itemData, type PublishedCase } from './published.ts';
import { postText } from './signers.ts';
import { momentText } from './thaiWords.ts';

/** What the public page of an item says. */
export function webPageData(subject: PublishedCase, setting: PaperSetting): WebPageData {
  const approval = approvalOf(subject);
  const since = `เผยแพร่เมื่อ ${subject.publishedAt === null ? '' : momentText(subject.publishedAt)}`;
  const how = approval
    ? `อนุมัติโดย ${approval.name} (${postText(approval.postTitle, setting)})`
    : 'เป็นข้อมูลที่ประกาศให้เผยแพร่ได้ทันที ไม่ต้องขออนุมัติ';
  return {
    ...itemData(subject, setting),
    kind: 'web_page',
    approval: `${since} ${how}`,
    verifyCode: codeText(subject.verifyCode),
  };
}
