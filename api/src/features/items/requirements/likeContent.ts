import { judgedLikeContents, type JudgedLikeContent } from '../likeness/openLikeContents.ts';
import { likeSentence, whomToAsk } from '../likeness/likeWords.ts';
import type { Gap, Subject } from './subject.ts';

/**
 * What waits for a decision, or was refused, does not go out under another item by whoever may publish alone, unless
 * someone who decides has written why. On the approval track those who watch over the process see it in their list.
 */
export async function likeContentJustified({ db, way, revision, policy, words }: Subject): Promise<Gap[]> {
  if (way !== 'immediate') return [];
  const open = (await judgedLikeContents(db, revision, words)).filter(({ reason }) => reason === null);
  const asked = await whomToAsk(db, open, policy);
  return open.map((one) => gapOf(one, revision.row.content.files, asked.get(one.itemId)));
}

function gapOf(
  one: JudgedLikeContent,
  files: readonly { readonly name: string }[],
  ask: { th: string; en: string } | undefined,
): Gap {
  const { th, en } = likeSentence(one, files[Number(one.field.split('/')[1])]?.name);
  return {
    pointer: `/content/${one.field}`,
    code: 'like_content_found',
    detail: {
      th: `${th} จึงยังเผยแพร่ไม่ได้ ให้รอผลของเรื่องนั้น หรือให้ผู้พิจารณาที่ไม่ได้ร่วมจัดทำเขียนเหตุผลที่เผยแพร่ได้${ask ? ` สอบถามได้ที่${ask.th}` : ''}`,
      en: `${en}, so it cannot be published yet. Wait for what becomes of that item, or have a decider who did not write it say in writing why it may be published.${ask ? ` Ask: ${ask.en}.` : ''}`,
    },
  };
}
