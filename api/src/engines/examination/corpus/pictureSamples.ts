import { heicOf, mp4Of } from './make/media.ts';
import { photograph, pictureOf, pixelBomb, withSecondPicture } from './make/pictures.ts';
import { makeZip } from './make/zip.ts';
import type { Sample } from './sample.ts';

const honest = (format: 'jpeg' | 'png' | 'webp' | 'gif', extension: string): Sample => ({
  title: `picture ${format}`,
  name: `แผนที่.${extension}`,
  bytes: () => pictureOf(format),
  mediaType: `image/${format}`,
  text: 'none',
  pictures: 1,
});
const behind = async (format: 'jpeg' | 'png' | 'gif', tail: Buffer) =>
  Buffer.concat([await pictureOf(format), tail]);
const two = (title: string, name: string, bytes: Sample['bytes']): Sample => ({
  title,
  name,
  bytes,
  refused: ['two_types_at_once'],
});

export const PICTURE_SAMPLES: readonly Sample[] = [
  honest('jpeg', 'jpg'),
  honest('png', 'PNG'),
  honest('webp', 'webp'),
  honest('gif', 'gif'),
  {
    title: 'photograph with the place where it was taken',
    name: 'ภาพกิจกรรม.jpeg',
    bytes: photograph,
    finds: ['picture_place'],
    pictures: 1,
  },
  {
    title: 'JPEG with a film behind it',
    name: 'motion.jpg',
    bytes: () => behind('jpeg', mp4Of('isom')),
    finds: ['hidden_content'],
  },
  {
    title: 'photograph with a gain map, as telephones make them',
    name: 'IMG_2026.jpg',
    bytes: () => withSecondPicture(0.25),
    text: 'none',
    clean: true,
    pictures: 1,
  },
  {
    title: 'JPEG that announces a second picture as large as itself',
    name: 'สองภาพ.jpg',
    bytes: () => withSecondPicture(1),
    finds: ['hidden_content'],
  },
  {
    title: 'photograph with a gain map and another picture behind it',
    name: 'สามภาพ.jpg',
    bytes: async () => Buffer.concat([await withSecondPicture(0.25), await pictureOf('jpeg')]),
    finds: ['hidden_content'],
  },
  {
    title: 'PNG of 2,500,000,000 points',
    name: 'ระเบิด.png',
    bytes: () => pixelBomb(50_000),
    refused: ['picture_too_large'],
  },
  two('JPEG with a ZIP at its end', 'a.jpg', async () =>
    makeZip([{ name: 'a.exe', data: 'MZ' }], { before: await pictureOf('jpeg') }),
  ),
  two('PNG with a web page at its end', 'b.png', () =>
    behind('png', Buffer.from('<html><script>alert(1)</script>')),
  ),
  two('GIF with a program at its end', 'c.gif', () => behind('gif', Buffer.from('*/=1;alert(1)//'))),
  two('GIF whose width opens a comment', 'd.gif', async () => {
    const bytes = await pictureOf('gif');
    bytes.write('/*', 6, 'latin1');
    return bytes;
  }),
  two('web page that begins as a GIF', 'e.gif', () =>
    Buffer.from('GIF89a<html><script>alert(1)</script></html>'),
  ),
  two('JPEG with a program of a web server in its comment', 'f.jpg', async () => {
    const bytes = await pictureOf('jpeg');
    const comment = Buffer.from('\u00ff\u00fe\0\u001a<?php system("id"); ?>  ', 'latin1');
    return Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]);
  }),
  {
    title: 'JPEG cut off',
    name: 'ขาด.jpg',
    bytes: async () => (await pictureOf('jpeg', 400)).subarray(0, 900),
    refused: ['broken'],
  },
  {
    title: 'PNG cut off',
    name: 'ขาด.png',
    bytes: async () => (await pictureOf('png', 400)).subarray(0, 300),
    refused: ['broken'],
  },
  {
    title: 'JPEG named PNG',
    name: 'ผิด.png',
    bytes: () => pictureOf('jpeg'),
    refused: ['name_and_content_differ'],
  },
  { title: 'TIFF', name: 'สแกน.tif', bytes: () => pictureOf('tiff'), refused: ['picture_format'] },
  { title: 'AVIF', name: 'a.avif', bytes: () => pictureOf('avif'), refused: ['picture_format'] },
  { title: 'HEIC', name: 'IMG_0001.HEIC', bytes: heicOf, refused: ['picture_format'] },
  {
    title: 'HEIC whose content says nothing',
    name: 'IMG_0002.heic',
    bytes: () => Buffer.from('nothing that a program knows'),
    refused: ['picture_format'],
  },
  {
    title: 'SVG',
    name: 'ผัง.svg',
    bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    refused: ['type_not_allowed'],
  },
  {
    title: 'SVG named PNG',
    name: 'ผัง.png',
    bytes: () => Buffer.from('\ufeff<?xml version="1.0"?><svg/>'),
    refused: ['type_not_allowed'],
  },
];
