import { mp3Of, mp4Of, oggOf, wavOf, webmOf } from './make/media.ts';
import { makeZip } from './make/zip.ts';
import type { Sample } from './sample.ts';

const honest = (name: string, mediaType: string, bytes: () => Buffer): Sample => ({
  title: mediaType,
  name,
  bytes,
  mediaType,
  text: 'none',
});

export const MEDIA_SAMPLES: readonly Sample[] = [
  honest('ประชุม.mp4', 'video/mp4', () => mp4Of('isom')),
  honest('เสียง.m4a', 'audio/mp4', () => mp4Of('M4A ')),
  honest('เสียง.mp3', 'audio/mpeg', () => mp3Of(5)),
  honest('เสียง.ogg', 'audio/ogg', oggOf),
  honest('เสียง.wav', 'audio/wav', () => wavOf(800)),
  honest('ประชุม.webm', 'video/webm', webmOf),
  {
    title: 'MP4 cut off',
    name: 'ขาด.mp4',
    bytes: () => mp4Of('isom', 500).subarray(0, 400),
    refused: ['broken'],
  },
  {
    title: 'MP4 with a ZIP at its end',
    name: 'สองอย่าง.mp4',
    bytes: () => makeZip([{ name: 'a.exe', data: 'MZ' }], { before: mp4Of('isom') }),
    refused: ['two_types_at_once'],
  },
  {
    title: 'MP4 with a web page at its end',
    name: 'page.mp4',
    bytes: () =>
      Buffer.concat([mp4Of('isom'), Buffer.from('\0\u0001\u0002\u0003\u0004\u0005<html>', 'latin1')]),
    refused: ['two_types_at_once'],
  },
  { title: 'WAV cut off', name: 'ขาด.wav', bytes: () => wavOf(800).subarray(0, 200), refused: ['broken'] },
  {
    title: 'WAV with a program at its end',
    name: 'a.wav',
    bytes: () => Buffer.concat([wavOf(80), Buffer.from('MZ program')]),
    refused: ['two_types_at_once'],
  },
];
