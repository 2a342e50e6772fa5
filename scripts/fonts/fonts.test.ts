import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import subsetFont from 'subset-font'
import { describe, expect, it } from 'vitest'
import { mergeFonts } from './merge'
import { formatRange, parseRange, textOf } from './ranges'
import { advanceOf, characterMap, characterTable, readTables, renamed, tableOf } from './sfnt'

const slice = (name: string) =>
  readFile(
    new URL(
      `../../node_modules/@fontsource-variable/hahmlet/files/hahmlet-${name}-wght-normal.woff2`,
      import.meta.url,
    ),
  )
const cut = async (name: string, text: string) =>
  subsetFont(await slice(name), text, {
    targetFormat: 'sfnt',
    variationAxes: { wght: 400 },
    noHinting: true,
  })

const codes = fc.uniqueArray(fc.integer({ min: 0x20, max: 0xd7a3 }), { maxLength: 80 })

describe('ranges of characters', () => {
  it('written for a stylesheet and read again are the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0x20, max: 0xd7a3 }), { minLength: 1, maxLength: 80 }),
        (some) => {
          expect(parseRange(formatRange(some))).toEqual([...some].sort((a, b) => a - b))
        },
      ),
      { seed: 20261015 },
    )
  })

  it('come back from a character table with their glyphs', () => {
    fc.assert(
      fc.property(codes, (some) => {
        const map = new Map(some.map((code, index) => [code, index * 3 + 1]))
        const read = characterMap(new Map([['cmap', characterTable(map)]]))
        expect([...read].sort()).toEqual([...map].sort())
      }),
      { seed: 20261015 },
    )
  })
})

describe('a font made of slices', () => {
  it('keeps every letter and its width', async () => {
    const parts = [await cut('latin', 'Hue'), await cut('vietnamese', 'ếỮ')]
    const merged = readTables(mergeFonts(parts))
    const map = characterMap(merged)
    for (const [part, text] of [
      [parts[0], 'Hue'],
      [parts[1], 'ếỮ'],
    ] as const) {
      const tables = readTables(part ?? Buffer.alloc(0))
      for (const letter of text) {
        const code = letter.codePointAt(0) ?? 0
        expect(advanceOf(merged, map, code)).toBe(advanceOf(tables, characterMap(tables), code))
      }
    }
    // A second cut reads every outline, composites too.
    const again = await subsetFont(mergeFonts(parts), 'ế', { targetFormat: 'sfnt' })
    expect(tableOf(readTables(again), 'glyf').length).toBeGreaterThan(100)
  })

  it('no longer carries the reserved name, and keeps its copyright notice', async () => {
    const font = await cut('latin', 'a')
    const name = tableOf(readTables(renamed(font, 'HVB Display', 'Regular', 'Hahmlet')), 'name')
    const text = Buffer.from(name.subarray(name.readUInt16BE(4)))
      .swap16()
      .toString('utf16le')
    expect(text).toContain('HVB Display')
    expect(text.replaceAll(/Hahmlet Project|hahmlet/g, '')).not.toContain('Hahmlet')
    expect(textOf([0x68, 0x69])).toBe('hi')
  })
})
