import { convertHangulToQwerty, convertQwertyToHangul } from 'es-hangul'

/** What "sntn xkawl" would have been on a Korean layout (누수 탐지), or null where it would be no syllables. */
export function asKoreanTyping(text: string): string | null {
  if (!/[a-z]{4}/i.test(text) || /[^\x20-\x7e]/.test(text)) return null
  const typed = text.replace(/[A-Za-z]+/g, (word) => hangulOf(word) ?? word)
  return /[가-힣]/.test(typed) && !/[ㄱ-ㅎㅏ-ㅣ]/.test(typed) ? typed : null
}

/** Keys as Hangul; null for keys that make no syllables, which es-hangul answers with an error ("wedding"). */
function hangulOf(word: string): string | null {
  try {
    return convertQwertyToHangul(smallUnlessShifted(word))
  } catch {
    return null
  }
}

/** Capitals mean doubled letters only where the layout has them (Q W E R T O P). */
const smallUnlessShifted = (word: string): string =>
  word.replace(/[A-Z]/g, (letter) => ('QWERTOP'.includes(letter) ? letter : letter.toLowerCase()))

/** What "ㅣㄷ마 ㅇㄷㅅㄷㅊ샤ㅐㅜ" would have been on an English layout (leak detection), or null. */
export function asLatinTyping(text: string): string | null {
  if (!/[ㄱ-ㅎㅏ-ㅣ가-힣]/.test(text)) return null
  const typed = convertHangulToQwerty(text.normalize('NFC')).toLowerCase()
  return /[a-z]{3}/.test(typed) ? typed : null
}

const TELEX_TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
}
const VNI_TONES: Readonly<Record<string, string>> = {
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
}
const CIRCUMFLEX = '\u0302'
const HORN = '\u031b'
const BREVE = '\u0306'
const SYLLABLE =
  /^(ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|đ|[bcdghklmnprstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/u

/** Vietnamese typed with the telex keys but no input method: "phats hieenj" is phát hiện. Null where nothing changes. */
export const fromTelex = (text: string): string | null => eachWord(text, telexWord)

/** The same for VNI digits: "pha1t hie65n". */
export const fromVni = (text: string): string | null => eachWord(text, vniWord)

function eachWord(text: string, decode: (word: string) => string | null): string | null {
  let changed = 0
  let kept = 0
  const decoded = text.replace(/[a-z][a-z0-9]*/gi, (word) => {
    const vietnamese = decode(word.toLowerCase())
    if (vietnamese === null || vietnamese === word.toLowerCase()) {
      kept++
      return word
    }
    changed++
    return vietnamese
  })
  return changed > 0 && changed >= kept / 3 ? decoded : null
}

function telexWord(word: string): string | null {
  let tone = ''
  let letters = word
  letters = letters.replace(/^dd/, 'đ').replace(/^d(.*)d$/, 'đ$1')
  letters = letters.replace(
    /(?<=[aeiouyw].*)[sfrxj]/g,
    (key) => ((tone = TELEX_TONES[key] ?? tone), ''),
  )
  letters = letters
    .replace(/uow|uwow|uwo|uơ/g, 'ươ')
    .replace(/aa/, 'â')
    .replace(/ee/, 'ê')
    .replace(/oo/, 'ô')
    .replace(/aw/, 'ă')
    .replace(/ow/, 'ơ')
    .replace(/uw/, 'ư')
    .replace(/^([^w]*?)(uo)([a-z]*)w$/, '$1ươ$3')
    .replace(/^([^w]*)a([a-z]+)w$/, '$1ă$2')
    .replace(/^([^w]*)o([a-z]+)w$/, '$1ơ$2')
    .replace(/^([^w]*)u([a-z]+)w$/, '$1ư$2')
    .replace(/^([a-zđ]*?)a([a-z]+)a$/, '$1â$2')
    .replace(/^([a-zđ]*?)e([a-z]+)e$/, '$1ê$2')
    .replace(/^([a-zđ]*?)o([a-z]+)o$/, '$1ô$2')
  return withTone(letters, tone)
}

function vniWord(word: string): string | null {
  if (!/\d/.test(word)) return word
  let tone = ''
  let letters = ''
  for (const key of word) {
    if (VNI_TONES[key]) tone = VNI_TONES[key]
    else if (key === '6') letters = markLast(letters, /[aeo](?=[^aeo]*$)/, CIRCUMFLEX)
    else if (key === '7')
      letters = /uo/.test(letters)
        ? letters.replace('uo', 'ươ')
        : markLast(letters, /[ou](?=[^ou]*$)/, HORN)
    else if (key === '8') letters = markLast(letters, /a(?=[^a]*$)/, BREVE)
    else if (key === '9') letters = letters.replace(/d/, 'đ')
    else letters += key
  }
  return withTone(letters, tone)
}

const markLast = (letters: string, vowel: RegExp, mark: string): string =>
  letters.replace(vowel, (letter) => (letter + mark).normalize('NFC'))

/** Puts the tone on the right vowel of a syllable; null when the letters are no Vietnamese syllable. */
function withTone(letters: string, tone: string): string | null {
  const [, onset = '', nucleus, coda = ''] = SYLLABLE.exec(letters) ?? []
  if (!nucleus) return null
  const vowels = Array.from(nucleus)
  const marked = vowels.findLastIndex((vowel) => /[ăâêôơư]/.test(vowel))
  const at =
    marked >= 0
      ? marked
      : coda || vowels.length === 3
        ? Math.min(vowels.length - 1, vowels.length === 3 ? 1 : vowels.length - 1)
        : Math.max(0, vowels.length - 2)
  vowels[at] = ((vowels[at] ?? '') + tone).normalize('NFC')
  return onset + vowels.join('') + coda
}
