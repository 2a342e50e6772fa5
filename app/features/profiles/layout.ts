import { encode } from 'uqr'
import { cut } from './model'
import type { Level, Profile } from './model'

const INK = '#18211f'
const QUIET = '#465049'
const ACCENT = '#0f5e57'
const LINE = '#b9b3a5'
const MARGIN = 46
const WIDTH = 595 - 2 * MARGIN
const TERM = 96

/** A profile as pdfmake takes it: A4, the next act and the address at the foot. */
export function layOut(profile: Profile, level: Level): Record<string, unknown> {
  return {
    pageSize: 'A4',
    pageMargins: [MARGIN, 40, MARGIN, 118],
    info: { title: cut(profile.title, 160), creator: 'HanViet Bridge' },
    language: profile.locale,
    content: [
      headOf(profile, level),
      ...leadOf(profile, level),
      ...factsOf(profile, level),
      ...profile.texts.flatMap(([heading, text]) => textOf(heading, cut(text, level.text))),
      ...profile.lists.flatMap((list) => listOf(list, profile.more, level)),
    ],
    footer: footOf(profile),
  }
}

const rule = (colour: string, below = 6) => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.7, lineColor: colour }],
  margin: [0, 0, 0, below],
})

function headOf({ kind, title, line, logo }: Profile, level: Level) {
  return {
    columns: [
      {
        width: '*',
        stack: [
          { text: `HanViet Bridge · ${kind}`, color: ACCENT, bold: true, fontSize: 9 },
          { text: cut(title, level.title), bold: true, fontSize: 18, lineHeight: 1.25, color: INK },
          { text: cut(line, 200), color: QUIET, fontSize: 10 },
        ],
      },
      ...(logo ? [{ width: 'auto', image: logo, fit: [130, 46], margin: [12, 2, 0, 0] }] : []),
    ],
    margin: [0, 0, 0, 8],
  }
}

function leadOf({ summary, picture }: Profile, level: Level): unknown[] {
  const said = cut(summary, level.summary)
  const shown = level.picture > 0 ? picture : null
  if (!said && !shown) return []
  return [
    rule(INK, 8),
    {
      columns: [
        { width: '*', text: said, fontSize: 11.5, lineHeight: 1.45 },
        ...(shown
          ? [{ width: 'auto', image: shown, fit: [210, level.picture], margin: [16, 2, 0, 0] }]
          : []),
      ],
      margin: [0, 0, 0, 8],
    },
  ]
}

function factsOf({ facts }: Profile, level: Level): unknown[] {
  const given = facts.filter(([, fact]) => fact)
  if (given.length === 0) return []
  return [
    rule(LINE),
    {
      table: {
        widths: [TERM, '*'],
        body: given.map(([term, fact]) => [
          { text: term, color: QUIET },
          { text: cut(fact, level.fact) },
        ]),
      },
      layout: 'noBorders',
      fontSize: 9.5,
      lineHeight: 1.25,
      margin: [0, 0, 0, 6],
    },
  ]
}

const headed = (heading: string, body: unknown): unknown[] => [
  rule(LINE),
  {
    columns: [
      { width: TERM, text: heading, bold: true, fontSize: 9.5 },
      { width: '*', ...(body as object) },
    ],
    columnGap: 8,
    margin: [0, 0, 0, 8],
  },
]

/** A text of which nothing can be said is left out, heading and all. */
const textOf = (heading: string, text: string): unknown[] =>
  text && text !== '…' ? headed(heading, { text, fontSize: 9.5, lineHeight: 1.4 }) : []

function listOf(
  { heading, lines }: Profile['lists'][number],
  more: Profile['more'],
  level: Level,
): unknown[] {
  if (lines.length === 0) return []
  const left = lines.length - level.lines
  return headed(heading, {
    stack: [
      ...lines.slice(0, level.lines).map(({ text, note }) => ({
        text: [
          { text: cut(text, level.line), bold: true },
          ...(note ? [{ text: ` · ${cut(note, level.line)}`, color: QUIET }] : []),
        ],
        margin: [0, 0, 0, 2],
      })),
      ...(left > 0 ? [{ text: more(left), color: QUIET }] : []),
    ],
    fontSize: 9.5,
    lineHeight: 1.3,
  })
}

function footOf({ contact, address, issued, marks }: Profile) {
  return {
    margin: [MARGIN, 8, MARGIN, 0],
    stack: [
      rule(INK, 8),
      {
        columns: [
          { width: 74, canvas: qrOf(address, 68) },
          {
            width: '*',
            stack: [
              { text: contact, bold: true, fontSize: 10 },
              { text: address, color: ACCENT, fontSize: 9, link: address },
              { text: [issued, ...marks].join(' · '), color: QUIET, fontSize: 8 },
            ],
          },
        ],
        columnGap: 10,
      },
    ],
  }
}

/** A QR code as rectangles, so wide in points; the page's own white is its quiet zone. */
function qrOf(text: string, width: number) {
  const { data, size } = encode(text, { border: 1, ecc: 'M' })
  const module = width / size
  return data.flatMap((row, y) =>
    row.flatMap((isDark, x) =>
      isDark
        ? [{ type: 'rect', x: x * module, y: y * module, w: module, h: module, color: INK }]
        : [],
    ),
  )
}
