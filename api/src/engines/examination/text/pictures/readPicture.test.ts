import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readAll } from '../testing/readAll.ts';
import { TEXT_PAGES } from './textPage/madePages.ts';

const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: 'green' } });

describe('what is written into a picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('finds place, photographer and words in a %s', async (format) => {
    const bytes = await picture()
      .withExif({
        IFD0: { Artist: 'Somchai Jaidee', ImageDescription: 'tel 081-234-5678' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '13/1 36/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '100/1 42/1 0/1',
        },
      })
      .toFormat(format)
      .toBuffer();
    const { text, said } = await readAll(bytes, `image/${format}`);
    expect(text).toBe('none');
    expect(said.toSorted()).toEqual([
      'document_properties exif hidden ผู้ถ่ายภาพ: ชื่อบุคคล',
      'phone exif hidden xxx-xxx-xx78',
      'picture_place exif hidden พิกัด GPS ของสถานที่ถ่ายภาพ',
    ]);
  });

  it.each(['jpeg', 'png', 'webp'] as const)(
    'says that a photographed page in a %s cannot be read',
    async (format) => {
      const [, page] = TEXT_PAGES[0] ?? [];
      const bytes = await sharp(await page?.())
        .toFormat(format)
        .toBuffer();
      expect((await readAll(bytes, `image/${format}`)).text).toBe('unreadable');
    },
  );

  it('says nothing of a picture without such notes', async () => {
    expect((await readAll(await picture().jpeg().toBuffer(), 'image/jpeg')).said).toEqual([]);
  });
});
