import { clean, fold } from '#search/vocabulary/normalise'

/** Legal forms at either end of a Korean name, as written: (주)한빛, 한빛 주식회사, ㈜한빛; 주)한빛 only before it. */
const KOREAN_FORM =
  '(?:\\((?:주|유|사|재|합|복|의)\\)|[㈜㈔]|주식회사|유한책임회사|유한회사|합자회사|합명회사|사단법인|재단법인|사회적협동조합|협동조합|농업회사법인)'
const AROUND_KOREAN = new RegExp(
  `^(?:(?:${KOREAN_FORM}|[주유]\\))\\s*)+|(?:\\s*${KOREAN_FORM})+$`,
  'g',
)

/** Legal forms before a Vietnamese name, longest first; `_` stands where points and spaces may be or not. */
const COMPANY = '(?:(?:tổng )?công ty|c_ty|ct)'
const MEMBERS = '(?:một|1|hai|2)_(?:thành viên|tv)(?: trở lên)?'
const VIETNAMESE_FORM = [
  `${COMPANY} (?:trách nhiệm hữu hạn|t_n_h_h)(?: (?:${MEMBERS}|m_t_v|nhà nước))?`,
  `${COMPANY} (?:cổ phần|cp|hợp danh)`,
  '(?:tổng )?công ty',
  'c_t_c_p',
  'c_ty',
  'doanh nghiệp tư nhân',
  'dntn',
  'tập đoàn',
].join('|')
const beforeName = (forms: string) =>
  new RegExp(
    `^(?:${forms.replaceAll(' ', '[\\s.()]+').replaceAll('_', '[\\s.]*')})(?=[\\s.)]|$)[\\s.)]*`,
    'iu',
  )
const BEFORE_VIETNAMESE = beforeName(VIETNAMESE_FORM)
/** The same for names typed without diacritics. */
const BEFORE_BARE = beforeName(fold(VIETNAMESE_FORM))

/** Legal forms after a name in Latin letters, with what may stand before the form itself: One Member Co., Ltd. */
const QUALIFIER =
  '(?:limited liability|joint[\\s-]+stock|one[\\s-]+member|single[\\s-]+member|private|pvt)'
const LATIN_FORM = [
  'co\\.?,?\\s*(?:ltd|limited)',
  'co|ltd|inc|corp|plc|pte|gmbh',
  'l\\.?l\\.?c|j\\.?s\\.?c|c\\.?t\\.?c\\.?p',
  'corporation|company|incorporated|limited',
].join('|')
const AFTER_LATIN = new RegExp(
  `(?:\\s+[–-]\\s*|[\\s,.(]+)(?:${QUALIFIER}\\.?\\s+)*(?:${LATIN_FORM})[.)]*$`,
  'i',
)

/** A name without its legal form, as written otherwise; the whole name when nothing would be left. */
export function withoutLegalForm(name: string): string {
  let bare = clean(name).normalize('NFKC').replace(/\s+/g, ' ').trim()
  for (let before = ''; before !== bare && bare;) {
    before = bare
    bare = bare
      .replace(AROUND_KOREAN, '')
      .replace(BEFORE_VIETNAMESE, '')
      .replace(BEFORE_BARE, '')
      .replace(AFTER_LATIN, '')
      .replace(/[\s,.]+$/, '')
      .trim()
  }
  return bare || clean(name).trim()
}

/**
 * The key that finds an organisation however its name was typed: (주)한빛 and 주식회사 한빛 are one, so are
 * "Công ty TNHH Sông Bồ" and "CTY TNHH SONG BO". Letters and digits only.
 */
export function nameKey(name: string): string {
  const key = lettersOf(withoutLegalForm(name))
  return key || lettersOf(name) || fold(clean(name)).trim()
}

/** The key of a listing's title inside one organisation. */
export const titleKey = (title: string): string => lettersOf(title) || fold(clean(title)).trim()

const lettersOf = (text: string): string => fold(clean(text)).replace(/[^\p{L}\p{N}]+/gu, '')

export const SHORT_NAME_LENGTH = 14

/**
 * The telling part of a name in at most 14 characters, for boards, badges and chips. Korean and English names
 * tell at the start; in a Vietnamese one the proper name stands last ("Cấp nước Sông Bồ" → "Sông Bồ").
 */
export function shortNameOf(name: string): string {
  const bare = withoutLegalForm(name)
  if (length(bare) <= SHORT_NAME_LENGTH) return bare
  const words = bare.split(' ')
  const fitting = isVietnamese(bare)
    ? (properNameAtEnd(words) ?? lastWords(words))
    : firstWords(words)
  return fitting || [...bare].slice(0, SHORT_NAME_LENGTH).join('').trim()
}

/** Code points, as the database counts them. */
const length = (text: string): number => [...text].length
const isVietnamese = (text: string) =>
  /[ăâđêôơưạảãàáằắẳẵặầấẩẫậẻẽẹềếểễệỉĩịỏõọồốổỗộờớởỡợủũụừứửữựỳỷỹỵ]/iu.test(text)

function properNameAtEnd(words: string[]): string | null {
  let from = words.length
  while (
    from > 0 &&
    /^\p{Lu}/u.test(words[from - 1] ?? '') &&
    length(words.slice(from - 1).join(' ')) <= SHORT_NAME_LENGTH
  )
    from--
  const name = words.slice(from).join(' ')
  return name || null
}

function lastWords(words: string[]): string {
  let from = words.length
  while (from > 0 && length(words.slice(from - 1).join(' ')) <= SHORT_NAME_LENGTH) from--
  return words.slice(from).join(' ')
}

function firstWords(words: string[]): string {
  let until = 0
  while (until < words.length && length(words.slice(0, until + 1).join(' ')) <= SHORT_NAME_LENGTH)
    until++
  return words.slice(0, until).join(' ')
}
