import sharp from 'sharp';
import { drawTypst, over, type Made } from './madePages.ts';

const W = 1400;
const H = 1000;

/** Numbers that look like chance and are the same each time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
const many = (count: number, seed: number, make: (next: () => number, i: number) => string): string => {
  const next = chance(seed);
  return Array.from({ length: count }, (_, i) => make(next, i)).join('');
};
const drawn = (title: string, svg: string, ground = '#dfe6ea'): Made => [
  title,
  () =>
    sharp(over(W, H, `<rect width="100%" height="100%" fill="${ground}"/>${svg}`))
      .blur(0.8)
      .jpeg({ quality: 85 })
      .toBuffer(),
];
const set = (title: string, body: string): Made => [
  title,
  () => drawTypst(`#set page(width: 1050pt, height: 750pt, margin: 60pt)\n#set text(size: 26pt)\n${body}`),
];
const blob = (next: () => number, size: number, color: string) =>
  `<ellipse cx="${next() * W}" cy="${next() * H}" rx="${size * (0.4 + next())}" ry="${size * (0.4 + next())}" fill="${color}" transform="rotate(${next() * 90} ${W / 2} ${H / 2})"/>`;
const grid = (columns: number, rows: number, make: (x: number, y: number, c: number, r: number) => string) =>
  Array.from({ length: columns * rows }, (_, i) => {
    const [c, r] = [i % columns, Math.floor(i / columns)];
    return make((c * W) / columns, (r * H) / rows, c, r);
  }).join('');
/** Light with grain, as of a camera. */
const grain = (title: string, ground: string, sigma: number): Made => [
  title,
  () =>
    sharp({
      create: {
        width: W,
        height: H,
        channels: 3,
        background: ground,
        noise: { type: 'gaussian', mean: 128, sigma },
      },
    })
      .blur(1.2)
      .jpeg()
      .toBuffer(),
];
const bars = (count: number) =>
  `#grid(columns: ${count}, column-gutter: 20pt, align: bottom, ${Array.from({ length: count }, (_, i) => `stack(spacing: 8pt, rect(width: 60pt, height: ${80 + ((i * 67) % 300)}pt, fill: blue), [${2560 + i}])`).join(', ')})`;

export const NO_PAGES: readonly Made[] = [
  drawn(
    'leaves',
    many(900, 1, (n) => blob(n, 22, `rgb(${40 + n() * 60},${90 + n() * 110},${30 + n() * 40})`)),
    '#cfe3b4',
  ),
  drawn(
    'gravel',
    many(3000, 2, (n) => blob(n, 9, `hsl(30,10%,${30 + n() * 55}%)`)),
    '#c8c2b8',
  ),
  drawn(
    'birds in a light sky',
    many(60, 3, (n) => blob(n, 9, '#333')),
    '#dfeaf5',
  ),
  drawn(
    'crowd',
    many(260, 4, (n) => blob(n, 26, `hsl(${n() * 360},45%,${35 + n() * 40}%)`)),
    '#b9b2a6',
  ),
  drawn(
    'brick wall',
    grid(
      14,
      25,
      (x, y, _, r) => `<rect x="${x + (r % 2) * 50}" y="${y}" width="92" height="34" fill="#9c4f38"/>`,
    ),
    '#d8cfc4',
  ),
  drawn(
    'windows of a building',
    grid(16, 12, (x, y) => `<rect x="${x + 20}" y="${y + 18}" width="46" height="44" fill="#38434e"/>`),
  ),
  drawn(
    'small windows far away',
    grid(40, 26, (x, y) => `<rect x="${x + 8}" y="${y + 9}" width="14" height="18" fill="#44505c"/>`),
  ),
  drawn(
    'dots on cloth',
    grid(36, 26, (x, y) => `<circle cx="${x + 18}" cy="${y + 18}" r="9" fill="#274b8a"/>`),
    '#f4f1ea',
  ),
  drawn(
    'chess board',
    grid(8, 8, (x, y, c, r) =>
      (c + r) % 2 ? `<rect x="${x}" y="${y}" width="175" height="125" fill="#222"/>` : '',
    ),
  ),
  drawn(
    'fence',
    grid(30, 1, (x) => `<rect x="${x}" y="100" width="22" height="800" fill="#6d5b46"/>`),
  ),
  drawn(
    'squared paper',
    grid(50, 36, (x, y) => `<path d="M${x} 0V${H}M0 ${y}H${W}" stroke="#9bb" stroke-width="1"/>`),
    '#fff',
  ),
  drawn('mountains', '<path d="M0 700L300 300L600 650L900 250L1400 720V1000H0Z" fill="#47614f"/>', '#bcd6ea'),
  drawn(
    'people in a row',
    grid(
      9,
      1,
      (x) =>
        `<circle cx="${x + 75}" cy="400" r="48" fill="#b98a66"/><rect x="${x + 20}" y="455" width="112" height="380" fill="#f2e7c9"/>`,
    ),
  ),
  drawn(
    'stage with a banner',
    '<rect x="250" y="150" width="900" height="220" fill="#fff"/><rect x="330" y="210" width="740" height="50" fill="#123"/><rect x="420" y="290" width="560" height="34" fill="#123"/>',
    '#7a5a3c',
  ),
  drawn(
    'stars at night',
    many(500, 5, (n) => blob(n, 2, '#fff')),
    '#0a1020',
  ),
  drawn(
    'ink splashes',
    many(140, 6, (n) => blob(n, 12, '#222')),
    '#f7f4ee',
  ),
  drawn(
    'waves',
    Array.from(
      { length: 28 },
      (_, i) =>
        `<path d="M0 ${i * 36}${'q35 -22 70 0t70 0'.repeat(10)}" fill="none" stroke="#2f6f93" stroke-width="6"/>`,
    ).join(''),
    '#a9d3e6',
  ),
  drawn(
    'rice in a bowl',
    many(2200, 7, (n) => blob(n, 7, `hsl(45,30%,${75 + n() * 20}%)`)),
    '#c9bda2',
  ),
  drawn('blank page', '', '#fdfdfb'),
  drawn(
    'signature',
    '<path d="M300 600c120-300 180-300 160-60s60 120 120-60 60 200 180 20 160 60 260-30" fill="none" stroke="#1b2a6b" stroke-width="9"/>',
    '#fff',
  ),
  grain('sand', '#d8c9a0', 40),
  grain('asphalt', '#777777', 70),
  set('bar chart', `*จำนวนนักเรียน*\n\n${bars(9)}`),
  set('bar chart of many years', bars(11)),
  set(
    'pie chart with a legend',
    '#circle(radius: 180pt, fill: orange)\n#grid(columns: 4, gutter: 14pt, [ประถม], [มัธยม], [อนุบาล], [อื่น ๆ])',
  ),
  set(
    'logo with a name',
    '#align(center + horizon, stack(spacing: 30pt, circle(radius: 150pt, stroke: 20pt + blue), text(size: 60pt)[สพป.สุพรรณบุรี]))',
  ),
  set(
    'poster with large words',
    '#set text(size: 88pt)\n#align(center)[*วันเด็กแห่งชาติ* \\ เสาร์ที่ ๑๐ มกราคม \\ พบกันที่สนามกีฬา]',
  ),
  set(
    'poster with four lines',
    '#set text(size: 64pt)\nรับสมัครนักเรียน \\ ปีการศึกษา ๒๕๗๐ \\ ตั้งแต่วันนี้ \\ ถึง ๓๐ เมษายน',
  ),
  set('slide with a title and three points', '#text(size: 50pt)[นโยบาย]\n- โปร่งใส\n- ตรวจสอบได้\n- มีส่วนร่วม'),
  set(
    'map with names',
    Array.from(
      { length: 9 },
      (_, i) => `#place(dx: ${(i * 211) % 850}pt, dy: ${(i * 137) % 560}pt, text(size: 20pt)[บ้านโนน${i}])`,
    ).join('\n'),
  ),
  set('name plate', '#align(center + horizon)[#text(size: 54pt)[ห้องผู้อำนวยการ] \\ เปิด ๘.๓๐ – ๑๖.๓๐ น.]'),
  set(
    'line chart',
    '#curve(stroke: 4pt + red, curve.line((100pt, 80pt)), curve.line((300pt, 20pt)), curve.line((800pt, 200pt)))\n#grid(columns: 8, column-gutter: 60pt, [ม.ค.], [ก.พ.], [มี.ค.], [เม.ย.], [พ.ค.], [มิ.ย.], [ก.ค.], [ส.ค.])',
  ),
];
