import { describe, expect, it } from 'vitest';
import { readAll } from '../testing/readAll.ts';
import { rels, zipOf } from '../testing/zipOf.ts';

const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const P = 'xmlns:p="p" xmlns:a="a" xmlns:r="r"';
const slide = (text: string, more = '') =>
  `<p:sld ${P}${more}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;

describe('text of a presentation', () => {
  it('names the slide, and finds notes, comments and hidden slides', async () => {
    const { said, pages, shown } = await readAll(
      await zipOf({
        'ppt/presentation.xml': `<p:presentation ${P}><p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>`,
        'ppt/_rels/presentation.xml.rels': rels(
          ['r1', 'slide', 'slides/slide1.xml'],
          ['r2', 'slide', 'slides/slide2.xml'],
        ),
        'ppt/slides/slide1.xml': slide('โทร 0812345671', ' show="0"'),
        'ppt/slides/slide2.xml': slide('โทร 0812345672'),
        'ppt/slides/_rels/slide2.xml.rels': rels(
          ['r1', 'notesSlide', '../notesSlides/n1.xml'],
          ['r2', 'comments', '../comments/c1.xml'],
        ),
        'ppt/notesSlides/n1.xml': `<p:notes ${P}><a:p><a:r><a:t>จด 0812345673</a:t></a:r></a:p><a:p><a:fld><a:t>1</a:t></a:fld></a:p></p:notes>`,
        'ppt/comments/c1.xml': `<p:cmLst ${P}><p:cm><p:text>ถาม 0812345674</p:text></p:cm></p:cmLst>`,
      }),
      PPTX,
    );
    expect(pages).toBe(2);
    expect(shown).toBe('โทร 0812345672');
    expect(said.toSorted()).toEqual([
      'hidden_content 1 comment hidden ความคิดเห็น: 1 ย่อหน้า',
      'hidden_content 1 notes hidden โน้ตผู้บรรยาย: 1 ย่อหน้า',
      'hidden_content 2 hidden hidden สไลด์ที่ซ่อน: 1 ย่อหน้า',
      'phone 1 comment hidden xxx-xxx-xx74',
      'phone 1 notes hidden xxx-xxx-xx73',
      'phone 1 shown xxx-xxx-xx72',
      'phone 2 hidden hidden xxx-xxx-xx71',
    ]);
  });
});
