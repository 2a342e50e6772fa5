/** The tables of a TrueType font by tag. */
export type Tables = Map<string, Buffer>

const align4 = (length: number) => (length + 3) & ~3

export function readTables(font: Buffer): Tables {
  const tables: Tables = new Map()
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16
    const offset = font.readUInt32BE(at + 8)
    tables.set(
      font.toString('latin1', at, at + 4),
      font.subarray(offset, offset + font.readUInt32BE(at + 12)),
    )
  }
  return tables
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(align4(table.length) - table.length)])
  let sum = 0
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
  return sum
}

export function writeTables(tables: Tables): Buffer {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(sorted.length))
  const header = Buffer.alloc(12 + sorted.length * 16)
  header.writeUInt32BE(0x00010000, 0)
  header.writeUInt16BE(sorted.length, 4)
  header.writeUInt16BE(16 * 2 ** power, 6)
  header.writeUInt16BE(power, 8)
  header.writeUInt16BE(sorted.length * 16 - 16 * 2 ** power, 10)
  const bodies: Buffer[] = []
  let offset = header.length
  sorted.forEach(([tag, table], index) => {
    const at = 12 + index * 16
    header.write(tag, at, 4, 'latin1')
    header.writeUInt32BE(checksum(table), at + 4)
    header.writeUInt32BE(offset, at + 8)
    header.writeUInt32BE(table.length, at + 12)
    bodies.push(table, Buffer.alloc(align4(table.length) - table.length))
    offset += align4(table.length)
  })
  return Buffer.concat([header, ...bodies])
}

export function tableOf(tables: Tables, tag: string): Buffer {
  const table = tables.get(tag)
  if (!table) throw new Error(`The font has no ${tag} table`)
  return table
}

/** Glyph id by code point, from a format 4 or 12 subtable. */
export function characterMap(tables: Tables): Map<number, number> {
  const cmap = tableOf(tables, 'cmap')
  const found = new Map<number, number>()
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 12) readGroups(subtable, found)
    if (format === 4) readSegments(subtable, found)
  }
  return found
}

function readGroups(subtable: Buffer, found: Map<number, number>) {
  for (let group = 0; group < subtable.readUInt32BE(12); group += 1) {
    const at = 16 + group * 12
    const first = subtable.readUInt32BE(at)
    for (let code = first; code <= subtable.readUInt32BE(at + 4); code += 1)
      found.set(code, subtable.readUInt32BE(at + 8) + code - first)
  }
}

function readSegments(subtable: Buffer, found: Map<number, number>) {
  const twice = subtable.readUInt16BE(6)
  for (let segment = 0; segment < twice; segment += 2) {
    const last = subtable.readUInt16BE(14 + segment)
    const first = subtable.readUInt16BE(16 + twice + segment)
    const delta = subtable.readUInt16BE(16 + twice * 2 + segment)
    const rangeAt = 16 + twice * 3 + segment
    const range = subtable.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = range === 0 ? code : subtable.readUInt16BE(rangeAt + range + (code - first) * 2)
      if (glyph !== 0) found.set(code, (glyph + delta) & 0xffff)
    }
  }
}

/** A cmap table of one format 12 subtable. */
export function characterTable(map: Map<number, number>): Buffer {
  const sorted = [...map].sort(([a], [b]) => a - b)
  const groups: [first: number, last: number, glyph: number][] = []
  for (const [code, glyph] of sorted) {
    const group = groups.at(-1)
    if (group && code === group[1] + 1 && glyph === group[2] + code - group[0]) group[1] = code
    else groups.push([code, code, glyph])
  }
  const table = Buffer.alloc(12 + 16 + groups.length * 12)
  table.writeUInt16BE(1, 2)
  table.writeUInt16BE(3, 4)
  table.writeUInt16BE(10, 6)
  table.writeUInt32BE(12, 8)
  table.writeUInt16BE(12, 12)
  table.writeUInt32BE(16 + groups.length * 12, 16)
  table.writeUInt32BE(groups.length, 24)
  groups.forEach((group, index) =>
    group.forEach((value, part) => table.writeUInt32BE(value, 28 + index * 12 + part * 4)),
  )
  return table
}

/** Advance width of a code point in thousandths of an em, or null. */
export function advanceOf(tables: Tables, map: Map<number, number>, code: number): number | null {
  const glyph = map.get(code)
  if (glyph === undefined) return null
  const long = tableOf(tables, 'hhea').readUInt16BE(34)
  return (
    (tableOf(tables, 'hmtx').readUInt16BE(Math.min(glyph, long - 1) * 4) * 1000) /
    tableOf(tables, 'head').readUInt16BE(18)
  )
}

const UTF16_WINDOWS = [3, 1, 0x409] as const

/**
 * The same font under another name. Copyright, licence and the names of the weight axis stay as they are.
 * A cut font may not carry a reserved font name (OFL 1.1, condition 3).
 */
export function renamed(font: Buffer, family: string, style: string, reserved: string): Buffer {
  const tables = readTables(font)
  const name = tableOf(tables, 'name')
  const storage = name.readUInt16BE(4)
  const texts = new Map<number, string>()
  for (let index = 0; index < name.readUInt16BE(2); index += 1) {
    const at = 6 + index * 12
    if (name.readUInt16BE(at) !== 3 || name.readUInt16BE(at + 4) !== 0x409) continue
    const start = storage + name.readUInt16BE(at + 10)
    const text = Buffer.from(name.subarray(start, start + name.readUInt16BE(at + 8)))
    texts.set(name.readUInt16BE(at + 6), text.swap16().toString('utf16le'))
  }
  const slug = family.replaceAll(' ', '')
  const ours: [number, string][] = [
    [1, family],
    [2, style],
    [3, `${slug}-${style}`],
    [4, `${family} ${style}`],
    [6, `${slug}-${style}`],
  ]
  for (const id of [7, 16, 17, 18, 21, 22, 25]) texts.delete(id)
  // Names of instances repeat the family; condition 3 covers them. 0, 13 and 14 are the notice that must stay.
  for (const [id, text] of texts)
    if (![0, 13, 14].includes(id) && text.includes(reserved))
      texts.set(id, text.replaceAll(reserved, slug))
  for (const [id, text] of ours) texts.set(id, text)
  tables.set('name', nameTable(texts))
  return writeTables(tables)
}

function nameTable(texts: Map<number, string>): Buffer {
  const sorted = [...texts].sort(([a], [b]) => a - b)
  const head = Buffer.alloc(6 + sorted.length * 12)
  head.writeUInt16BE(sorted.length, 2)
  head.writeUInt16BE(head.length, 4)
  const bodies: Buffer[] = []
  let offset = 0
  sorted.forEach(([id, text], index) => {
    const body = Buffer.from(text, 'utf16le').swap16()
    const record = [...UTF16_WINDOWS, id, body.length, offset]
    record.forEach((value, part) => head.writeUInt16BE(value, 6 + index * 12 + part * 2))
    bodies.push(body)
    offset += body.length
  })
  return Buffer.concat([head, ...bodies])
}
