/** Drawings that stand for the photographs of invented firms: nobody mistakes them for a real place. */

const INK = '#18211f'
const CELADON = '#0f5e57'
const svg = (width: number, height: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${inside}</svg>`

const box = (x: number, y: number, width: number, height: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" ${more}/>`
const ring = (x: number, y: number, radius: number, colour: string, width = 6) =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${colour}" stroke-width="${width}"/>`

/** A street cut open: a pipe with a leak, and a sensor on the valve at either side that hears it. */
export const leakDrawing = svg(
  1600,
  1000,
  [
    box(0, 0, 1600, 1000, '#e9efec'),
    box(0, 380, 1600, 620, '#cdbf9f'),
    box(0, 360, 1600, 60, '#6f7672'),
    box(0, 640, 1600, 130, '#8fa3a8'),
    box(0, 660, 1600, 90, '#b9c9cd'),
    ...[260, 1340].map(
      (x) =>
        box(x - 70, 420, 140, 220, '#a89a7a') +
        box(x - 18, 500, 36, 150, INK) +
        box(x - 46, 440, 92, 74, CELADON, 'rx="8"') +
        ring(x, 477, 20, '#e9efec'),
    ),
    ...[70, 130, 190, 250].map((radius) => ring(760, 705, radius, CELADON, 5)),
    `<path d="M748 750l-40 150h104z" fill="#5c8fa6"/>`,
    box(744, 742, 32, 14, '#a32f1b'),
  ].join(''),
)

/** What the two sensors heard: the same noise, a little later on the second one. */
export const soundDrawing = svg(
  1600,
  1000,
  [
    box(0, 0, 1600, 1000, '#faf8f3'),
    ...[330, 700].map((y, row) =>
      [
        box(120, y + 130, 1360, 3, '#857f72'),
        ...Array.from({ length: 68 }, (_, at) => {
          const from = at * 20
          const near = Math.exp(-(((from - 560 - row * 260) / 150) ** 2))
          const high = 14 + 210 * near * Math.abs(Math.sin(at * 1.9)) + 8 * Math.abs(Math.sin(at))
          return box(120 + from, y + 130 - high, 11, high, near > 0.25 ? CELADON : '#93c2b6')
        }),
      ].join(''),
    ),
    box(680, 120, 4, 740, '#a32f1b'),
    box(940, 120, 4, 740, '#a32f1b'),
  ].join(''),
)

/** The mark of the leak detection firm: a drop in a pipe. */
export const mulgilLogo = svg(
  640,
  200,
  [
    `<path d="M100 20c34 52 60 78 60 112a60 60 0 0 1-120 0c0-34 26-60 60-112z" fill="${CELADON}"/>`,
    box(200, 76, 420, 16, CELADON),
    box(200, 112, 420, 16, '#93c2b6'),
  ].join(''),
)

/** A page that looks like a certificate from afar: a frame, lines without words, a seal. */
export const certificateDrawing = svg(
  840,
  1188,
  [
    box(0, 0, 840, 1188, '#fdfbf3'),
    `<rect x="36" y="36" width="768" height="1116" fill="none" stroke="${CELADON}" stroke-width="6"/>`,
    box(250, 150, 340, 44, '#24443f'),
    ...[300, 350, 400, 500, 550, 600].map((y, row) =>
      box(150, y, row % 3 === 2 ? 380 : 540, 18, '#c9cfcb'),
    ),
    box(270, 830, 300, 22, '#24443f'),
    ring(420, 980, 84, '#a32f1b', 8),
    ring(420, 980, 60, '#a32f1b', 4),
    box(380, 976, 80, 8, '#a32f1b'),
    box(416, 940, 8, 80, '#a32f1b'),
  ].join(''),
)
