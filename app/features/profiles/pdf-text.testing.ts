import { inflateSync } from 'node:zlib'

/** What a PDF of ours says, read back glyph by glyph through the tables that say which letters a glyph stands for. */
export function textOfPdf(pdf: Uint8Array): { pages: number; text: string } {
  const source = Buffer.from(pdf).toString('latin1')
  const objects = new Map(
    [...source.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [
      id ?? '',
      body ?? '',
    ]),
  )
  const fonts = fontsIn(objects)
  const text = [...objects.values()]
    .filter(
      (body) => !/\/(?:Image|FontFile|CMap|Length1|Subtype)/.test(body.split('stream')[0] ?? ''),
    )
    .map(streamOf)
    .filter((stream) => stream.includes(' Tf'))
    .map((stream) => shownIn(stream, fonts))
    .join('\n')
  return { pages: source.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0, text }
}

/** The content of a stream, inflated; empty where there is none. */
function streamOf(body: string): string {
  const [, head = '', data] = /^([\s\S]*?)\nstream\n([\s\S]*)\nendstream$/.exec(body) ?? []
  if (data === undefined) return ''
  const bytes = Buffer.from(data, 'latin1')
  return (head.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

type Letters = Map<number, string>

/** Fonts by the name that the pages use. */
function fontsIn(objects: Map<string, string>): Map<string, Letters> {
  const fonts = new Map<string, Letters>()
  for (const body of objects.values())
    for (const [, name = '', id = ''] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, map = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '') ?? []
      fonts.set(name, lettersIn(streamOf(objects.get(map) ?? '')))
    }
  return fonts
}

/** `<0000> <00ff> [<0041> <…>]`: the letters of glyphs in a row. */
function lettersIn(table: string): Letters {
  const letters: Letters = new Map()
  for (const [, first = '', list = ''] of table.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g))
    for (const [offset, [, code = '']] of [...list.matchAll(/<([\w ]*)>/g)].entries())
      letters.set(
        parseInt(first, 16) + offset,
        String.fromCharCode(...(code.match(/\w{4}/g) ?? []).map((unit) => parseInt(unit, 16))),
      )
  return letters
}

function shownIn(stream: string, fonts: Map<string, Letters>): string {
  let letters: Letters = new Map()
  return [...stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ|\bBT\b/g)]
    .map(([all, font, shown]) => {
      if (font) letters = fonts.get(font) ?? letters
      if (shown === undefined) return all === 'BT' ? '\n' : ''
      return [...shown.matchAll(/<(\w+)>/g)]
        .flatMap(([, glyphs = '']) => glyphs.match(/\w{4}/g) ?? [])
        .map((glyph) => letters.get(parseInt(glyph, 16)) ?? '')
        .join('')
    })
    .join('')
}
