/**
 * Cuts the web fonts from the packages into public/fonts and writes app/ui/css/fonts.css.
 * `--check` cuts nothing and fails when a syllable of the Korean messages is in no cut.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'
import { mergeFonts } from './fonts/merge'
import {
  KOREAN_MARKS,
  LATIN_VIETNAMESE,
  formatRange,
  isSyllable,
  parseRange,
  span,
  textOf,
} from './fonts/ranges'
import { advanceOf, characterMap, readTables, renamed, tableOf } from './fonts/sfnt'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = path.join(root, 'public/fonts')
const cssFile = path.join(root, 'app/ui/css/fonts.css')
const require = createRequire(import.meta.url)
const pretendard = path.join(path.dirname(require.resolve('pretendard/package.json')), 'dist')
const hahmlet = path.dirname(require.resolve('@fontsource-variable/hahmlet/package.json'))

const WEIGHTS = { wght: { min: 400, max: 700 } }
const KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
const SYLLABLES_A_FILE = 530
const ALL_SYLLABLES = span(0xac00, 0xd7a3)

type Face = { family: string; file: string; weight: string; codes: number[] }

/** The code points of the messages of our languages. */
async function messageCodes(locales: string[]): Promise<number[]> {
  const codes = new Set<number>()
  for (const locale of locales) {
    const folder = path.join(root, 'app/i18n/messages', locale)
    for (const file of await readdir(folder)) {
      for (const character of (await readFile(path.join(folder, file), 'utf8')).normalize('NFC'))
        codes.add(character.codePointAt(0) ?? 0)
    }
  }
  return [...codes].filter((code) => code >= 0x20).sort((a, b) => a - b)
}

async function write(name: string, font: Buffer, family: string, hashed: boolean): Promise<string> {
  const hash = createHash('sha256').update(font).digest('hex').slice(0, 8)
  const file = hashed ? `${name}.${hash}.woff2` : `${name}.woff2`
  await writeFile(path.join(out, file), font)
  console.log(`${file.padEnd(34)} ${(font.length / 1024).toFixed(1).padStart(7)} kB  ${family}`)
  return file
}

async function cutSans(
  full: Buffer,
  name: string,
  wanted: number[],
  hashed: boolean,
): Promise<Face> {
  const has = characterMap(readTables(full))
  const codes = wanted.filter((code) => has.has(code))
  const text = textOf(codes)
  const cut = await subsetFont(full, text, {
    targetFormat: 'sfnt',
    variationAxes: WEIGHTS,
    preserveNameIds: KEPT_NAMES,
    noHinting: true,
  })
  const font = await subsetFont(renamed(cut, 'HVB Sans', 'Regular', 'Pretendard'), text, {
    targetFormat: 'woff2',
    preserveNameIds: KEPT_NAMES,
  })
  return {
    family: 'HVB Sans',
    file: await write(name, font, 'HVB Sans', hashed),
    weight: '400 700',
    codes,
  }
}

type Slice = { name: string; codes: number[]; range: number[] }

const chunks = <T>(values: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
    values.slice(index * size, (index + 1) * size),
  )

/**
 * Hangul in files of some 500 syllables. The package orders its slices by how often their syllables occur; its common
 * slices are spread over the whole block and are joined in that order, so that a page asks for few files. The rare rest
 * is cut in code order, which keeps the ranges in the stylesheet short: common faces come later and win.
 */
async function hangulSlices(): Promise<Slice[]> {
  const css = await readFile(
    path.join(pretendard, 'web/variable/pretendardvariable-dynamic-subset.css'),
    'utf8',
  )
  const syllables = [...css.matchAll(/unicode-range:\s*([^;]+);/g)].map(([, range = '']) =>
    parseRange(range).filter(isSyllable),
  )
  const common = syllables
    .filter((slice) => (slice.at(-1) ?? 0) - (slice[0] ?? 0) > 5000)
    .reverse()
    .flat()
  const rare = ALL_SYLLABLES.filter((code) => !new Set(common).has(code))
  const blocks = chunks(rare, SYLLABLES_A_FILE).map((codes, index, all) => {
    const first = index === 0 ? 0xac00 : (codes[0] ?? 0)
    const last = (all[index + 1]?.[0] ?? 0xd7a4) - 1
    return {
      name: `hvb-sans-hangul-rare-${String(index + 1).padStart(2, '0')}`,
      codes,
      range: span(first, last),
    }
  })
  const groups = chunks(common, SYLLABLES_A_FILE).map((codes, index) => ({
    name: `hvb-sans-hangul-common-${index + 1}`,
    codes,
    range: codes,
  }))
  return [...blocks, ...groups]
}

async function buildSans(): Promise<Face[]> {
  const woff2 = await readFile(path.join(pretendard, 'web/variable/woff2/PretendardVariable.woff2'))
  const full = await subsetFont(
    woff2,
    textOf([...LATIN_VIETNAMESE, ...KOREAN_MARKS, ...ALL_SYLLABLES]),
    { targetFormat: 'sfnt', noHinting: true, preserveNameIds: KEPT_NAMES },
  )
  const faces: Face[] = []
  for (const { name, codes, range } of await hangulSlices())
    faces.push({ ...(await cutSans(full, name, codes, false)), codes: range })
  const own = (await messageCodes(['ko'])).filter(isSyllable)
  faces.push(
    await cutSans(full, 'hvb-sans-hangul-own', [...new Set([...own, ...KOREAN_MARKS])], true),
  )
  // Last, so that it wins wherever ranges overlap.
  faces.push(await cutSans(full, 'hvb-sans-latin-vi', LATIN_VIETNAMESE, false))
  return faces
}

/** Which of Hahmlet's slices hold which of the wanted code points. */
async function displaySlices(wanted: number[]): Promise<Map<string, number[]>> {
  const css = await readFile(path.join(hahmlet, 'index.css'), 'utf8')
  const slices = [
    ...css.matchAll(/url\(\.\/files\/([^)]+)\)[^;]*;\s*unicode-range:\s*([^;]+);/g),
  ].map(([, file = '', range = '']) => ({ file, codes: new Set(parseRange(range)) }))
  const latinFirst = slices.reverse()
  const chosen = new Map<string, number[]>()
  for (const code of wanted) {
    const slice = latinFirst.find((candidate) => candidate.codes.has(code))
    if (slice) chosen.set(slice.file, [...(chosen.get(slice.file) ?? []), code])
  }
  return chosen
}

async function cutDisplay(name: string, weight: number, wanted: number[]): Promise<Face> {
  const slices = [...(await displaySlices(wanted))].sort(
    ([a], [b]) => Number(b.includes('latin-wght')) - Number(a.includes('latin-wght')),
  )
  const parts: Buffer[] = []
  for (const [file, codes] of slices) {
    const slice = await readFile(path.join(hahmlet, 'files', file))
    parts.push(
      await subsetFont(slice, textOf(codes), {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
        noHinting: true,
        preserveNameIds: KEPT_NAMES,
      }),
    )
  }
  const merged = mergeFonts(parts)
  const has = characterMap(readTables(merged))
  const codes = wanted.filter((code) => has.has(code))
  const font = await subsetFont(
    renamed(merged, 'HVB Display', weight === 400 ? 'Regular' : 'Medium', 'Hahmlet'),
    textOf(codes),
    { targetFormat: 'woff2', preserveNameIds: KEPT_NAMES },
  )
  return {
    family: 'HVB Display',
    file: await write(`${name}-${weight}`, font, 'HVB Display', true),
    weight: String(weight),
    codes,
  }
}

/** Hangul apart from Latin, so that a Vietnamese page does not load it. */
async function buildDisplay(): Promise<Face[]> {
  const syllables = (await messageCodes(['ko'])).filter(isSyllable)
  const faces: Face[] = []
  for (const weight of [400, 500]) {
    faces.push(await cutDisplay('hvb-display-latin-vi', weight, LATIN_VIETNAMESE))
    faces.push(await cutDisplay('hvb-display-hangul', weight, syllables))
  }
  return faces
}

// How often letters occur in English prose, in thousandths, and the widths of the system fonts we fall back to
// (Adobe's metrics of Helvetica and Times, which Arial and Times New Roman share), in thousandths of an em.
const FREQUENCY: Record<string, number> = {
  ' ': 183,
  a: 67,
  b: 12,
  c: 23,
  d: 35,
  e: 104,
  f: 18,
  g: 16,
  h: 50,
  i: 57,
  j: 1,
  k: 6,
  l: 33,
  m: 20,
  n: 57,
  o: 62,
  p: 15,
  q: 1,
  r: 50,
  s: 53,
  t: 75,
  u: 23,
  v: 8,
  w: 17,
  x: 1,
  y: 14,
  z: 1,
}
const HELVETICA: Record<string, number> = {
  ' ': 278,
  a: 556,
  b: 556,
  c: 500,
  d: 556,
  e: 556,
  f: 278,
  g: 556,
  h: 556,
  i: 222,
  j: 222,
  k: 500,
  l: 222,
  m: 833,
  n: 556,
  o: 556,
  p: 556,
  q: 556,
  r: 333,
  s: 500,
  t: 278,
  u: 556,
  v: 500,
  w: 722,
  x: 500,
  y: 500,
  z: 500,
}
const TIMES: Record<string, number> = {
  ' ': 250,
  a: 444,
  b: 500,
  c: 444,
  d: 500,
  e: 444,
  f: 333,
  g: 500,
  h: 500,
  i: 278,
  j: 278,
  k: 500,
  l: 278,
  m: 778,
  n: 500,
  o: 500,
  p: 500,
  q: 500,
  r: 333,
  s: 389,
  t: 278,
  u: 500,
  v: 500,
  w: 722,
  x: 500,
  y: 500,
  z: 444,
}

/** A local font stretched to the widths and heights of ours, so that nothing moves when ours arrives. */
async function fallbackFace(
  family: string,
  file: string,
  locals: string[],
  widths: Record<string, number>,
): Promise<string> {
  const font = await subsetFont(await readFile(path.join(out, file)), textOf(LATIN_VIETNAMESE), {
    targetFormat: 'sfnt',
  })
  const tables = readTables(font)
  const map = characterMap(tables)
  let ours = 0
  let theirs = 0
  for (const [letter, frequency] of Object.entries(FREQUENCY)) {
    ours += frequency * (advanceOf(tables, map, letter.charCodeAt(0)) ?? 0)
    theirs += frequency * (widths[letter] ?? 0)
  }
  const scale = ours / theirs
  const em = tableOf(tables, 'head').readUInt16BE(18)
  const hhea = tableOf(tables, 'hhea')
  const percent = (value: number) => `${(value * 100).toFixed(2)}%`
  return [
    '@font-face {',
    `  font-family: '${family} Fallback';`,
    `  src: ${locals.map((local) => `local('${local}')`).join(', ')};`,
    `  size-adjust: ${percent(scale)};`,
    `  ascent-override: ${percent(hhea.readInt16BE(4) / em / scale)};`,
    `  descent-override: ${percent(-hhea.readInt16BE(6) / em / scale)};`,
    `  line-gap-override: ${percent(hhea.readInt16BE(8) / em / scale)};`,
    '}',
  ].join('\n')
}

const faceRule = (face: Face) =>
  [
    '@font-face {',
    `  font-family: '${face.family}';`,
    `  src: url('/fonts/${face.file}') format('woff2');`,
    `  font-weight: ${face.weight};`,
    '  font-display: swap;',
    `  unicode-range: ${formatRange(face.codes)};`,
    '}',
  ].join('\n')

async function build() {
  await rm(out, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await copyFile(path.join(pretendard, 'LICENSE.txt'), path.join(out, 'OFL-Pretendard.txt'))
  await copyFile(path.join(hahmlet, 'LICENSE'), path.join(out, 'OFL-Hahmlet.txt'))
  const sans = await buildSans()
  const display = await buildDisplay()
  const fallbacks = [
    await fallbackFace(
      'HVB Sans',
      'hvb-sans-latin-vi.woff2',
      ['Arial', 'Helvetica', 'Liberation Sans', 'Roboto'],
      HELVETICA,
    ),
    await fallbackFace(
      'HVB Display',
      display[0]?.file ?? '',
      ['Times New Roman', 'Times', 'Liberation Serif'],
      TIMES,
    ),
  ]
  const css = [
    '/* Written by scripts/build-fonts.ts; change it there. */',
    ...fallbacks,
    ...[...sans, ...display].map(faceRule),
  ].join('\n')
  await writeFile(cssFile, `${css}\n`)
}

async function check() {
  const css = await readFile(cssFile, 'utf8')
  const covered = { 'HVB Sans': new Set<number>(), 'HVB Display': new Set<number>() }
  const own = new Set<number>()
  for (const [, family = '', file = '', range = ''] of css.matchAll(
    /font-family: '(HVB \w+)';\s+src: url\('([^']+)'\)[^}]*unicode-range: ([^;]+);/g,
  )) {
    for (const code of parseRange(range)) {
      covered[family === 'HVB Sans' ? 'HVB Sans' : 'HVB Display'].add(code)
      if (file.includes('hangul-own')) own.add(code)
    }
  }
  const syllables = (await messageCodes(['ko'])).filter(isSyllable)
  const letters = (await messageCodes(['vi', 'en'])).filter((code) => !isSyllable(code))
  const missing = {
    sans: [...syllables, ...letters].filter((code) => !covered['HVB Sans'].has(code)),
    own: syllables.filter((code) => !own.has(code)),
    display: syllables.filter((code) => !covered['HVB Display'].has(code)),
  }
  for (const [cut, codes] of Object.entries(missing))
    console.log(
      codes.length === 0
        ? `${cut}: all covered`
        : `${cut}: ${codes.length} missing: ${textOf(codes)}`,
    )
  if (missing.sans.length + missing.own.length + missing.display.length > 0) process.exitCode = 1
}

await (process.argv.includes('--check') ? check() : build())
