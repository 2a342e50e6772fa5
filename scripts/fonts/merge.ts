import { characterMap, characterTable, readTables, tableOf, writeTables } from './sfnt'
import type { Tables } from './sfnt'

type Part = { tables: Tables; outlines: Buffer[]; metrics: Buffer[]; map: Map<number, number> }

function readPart(font: Buffer): Part {
  const tables = readTables(font)
  const count = tableOf(tables, 'maxp').readUInt16BE(4)
  const loca = tableOf(tables, 'loca')
  const glyf = tableOf(tables, 'glyf')
  const wide = tableOf(tables, 'head').readInt16BE(50) === 1
  const start = (glyph: number) =>
    wide ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2
  const long = tableOf(tables, 'hhea').readUInt16BE(34)
  const hmtx = tableOf(tables, 'hmtx')
  const metric = (glyph: number) => {
    const pair = Buffer.alloc(4)
    pair.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, long - 1) * 4), 0)
    pair.writeInt16BE(
      glyph < long
        ? hmtx.readInt16BE(glyph * 4 + 2)
        : hmtx.readInt16BE(long * 4 + (glyph - long) * 2),
      2,
    )
    return pair
  }
  const glyphs = Array.from({ length: count }, (_, glyph) => glyph)
  return {
    tables,
    outlines: glyphs.map((glyph) => Buffer.from(glyf.subarray(start(glyph), start(glyph + 1)))),
    metrics: glyphs.map(metric),
    map: characterMap(tables),
  }
}

const ARGS_ARE_WORDS = 0x1
const SCALE = 0x8
const MORE = 0x20
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** The components of a composite outline, renumbered; simple outlines stay. */
function shifted(outline: Buffer, by: number): Buffer {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return outline
  let at = 10
  for (;;) {
    const flags = outline.readUInt16BE(at)
    outline.writeUInt16BE(outline.readUInt16BE(at + 2) + by, at + 2)
    at += 4 + (flags & ARGS_ARE_WORDS ? 4 : 2)
    if (flags & SCALE) at += 2
    else if (flags & TWO_SCALES) at += 4
    else if (flags & MATRIX) at += 8
    if (!(flags & MORE)) return outline
  }
}

/**
 * One font from several static cuts of the same family. Glyph ids of the first stay, so its layout tables
 * (kerning, figures) stay valid; of the others only outlines and widths are taken.
 */
export function mergeFonts(fonts: Buffer[]): Buffer {
  const [first, ...rest] = fonts.map(readPart)
  if (!first) throw new Error('Nothing to merge')
  const outlines = [...first.outlines]
  const metrics = [...first.metrics]
  const map = new Map(first.map)
  for (const part of rest) {
    const by = outlines.length
    outlines.push(...part.outlines.map((outline) => shifted(outline, by)))
    metrics.push(...part.metrics)
    for (const [code, glyph] of part.map) if (!map.has(code)) map.set(code, glyph + by)
  }
  const tables = new Map(first.tables)
  tables.set('cmap', characterTable(map))
  tables.set('hmtx', Buffer.concat(metrics))
  const loca = Buffer.alloc((outlines.length + 1) * 4)
  let offset = 0
  const padded = outlines.map((outline, glyph) => {
    loca.writeUInt32BE(offset, glyph * 4)
    offset += (outline.length + 3) & ~3
    return Buffer.concat([outline, Buffer.alloc(((outline.length + 3) & ~3) - outline.length)])
  })
  loca.writeUInt32BE(offset, outlines.length * 4)
  tables.set('glyf', Buffer.concat(padded))
  tables.set('loca', loca)
  tables.set(
    'head',
    edited(tables, 'head', (head) => head.writeInt16BE(1, 50)),
  )
  tables.set(
    'hhea',
    edited(tables, 'hhea', (hhea) => hhea.writeUInt16BE(outlines.length, 34)),
  )
  tables.set('maxp', mergedLimits(tables, rest, outlines.length))
  tables.set('post', postWithoutNames(tables))
  return writeTables(tables)
}

function edited(tables: Tables, tag: string, edit: (table: Buffer) => void): Buffer {
  const copy = Buffer.from(tableOf(tables, tag))
  edit(copy)
  return copy
}

/** The largest points, contours and component counts of all parts. */
function mergedLimits(tables: Tables, rest: Part[], count: number): Buffer {
  return edited(tables, 'maxp', (maxp) => {
    maxp.writeUInt16BE(count, 4)
    for (const at of [6, 8, 10, 12, 28, 30]) {
      maxp.writeUInt16BE(
        Math.max(
          maxp.readUInt16BE(at),
          ...rest.map((part) => tableOf(part.tables, 'maxp').readUInt16BE(at)),
        ),
        at,
      )
    }
  })
}

function postWithoutNames(tables: Tables): Buffer {
  const post = Buffer.from(tableOf(tables, 'post').subarray(0, 32))
  post.writeUInt32BE(0x00030000, 0)
  return post
}
