/** A box of ISO/IEC 14496-12. */
function box(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** A film or a sound in the MP4 container, without a picture in it. */
export const mp4Of = (brand: 'isom' | 'M4A ', length = 64): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${brand}mp42`, 'latin1')),
    box('moov', box('mvhd', Buffer.alloc(100))),
    box('mdat', Buffer.alloc(length, 1)),
  ]);

export function wavOf(samples: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples * 2, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples * 2, 40);
  return Buffer.concat([head, Buffer.alloc(samples * 2)]);
}

/** Frames of MPEG-1 layer III at 128 kbit/s, with a tag before them. */
export function mp3Of(frames: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000);
  const tag = Buffer.from('ID3\u0003\0\0\0\0\0\u000a\0\0\0\0\0\0\0\0\0\0', 'latin1');
  return Buffer.concat([tag, ...Array.from({ length: frames }, () => frame)]);
}

export function oggOf(): Buffer {
  const body = Buffer.from('OpusHead\u0001\u0001\0\0\u0080\u00bb\0\0\0\0\0', 'latin1');
  const head = Buffer.alloc(28);
  head.write('OggS', 0, 'latin1');
  head[5] = 2;
  head[26] = 1;
  head[27] = body.length;
  return Buffer.concat([head, body]);
}

export const webmOf = (): Buffer =>
  Buffer.concat([
    Buffer.from('1a45dfa3', 'hex'),
    Buffer.from([0x80 | 11]),
    Buffer.from('42868101', 'hex'),
    Buffer.from('428284', 'hex'),
    Buffer.from('webm', 'latin1'),
    Buffer.from('18538067', 'hex'),
    Buffer.from('01ffffffffffffff', 'hex'),
    Buffer.from('ec8400000000', 'hex'),
  ]);

/** The beginning of a picture as telephones of one maker take them. */
export const heicOf = (): Buffer =>
  Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), box('meta', Buffer.alloc(40))]);
