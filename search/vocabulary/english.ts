const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/isation\b/g, 'ization'],
  [/ise\b/g, 'ize'],
  [/ising\b/g, 'izing'],
  [/ised\b/g, 'ized'],
  [/\bcentre/g, 'center'],
  [/\bmetre/g, 'meter'],
  [/litre\b/g, 'liter'],
  [/fibre/g, 'fiber'],
  [/\bcolour/g, 'color'],
  [/\bodour/g, 'odor'],
  [/\bharbour/g, 'harbor'],
  [/\bvapour/g, 'vapor'],
  [/\blabour/g, 'labor'],
  [/behaviour/g, 'behavior'],
  [/\bneighbour/g, 'neighbor'],
  [/sulph/g, 'sulf'],
  [/aluminium/g, 'aluminum'],
  [/programme/g, 'program'],
  [/\btyre/g, 'tire'],
  [/\bkerb/g, 'curb'],
  [/\bgrey/g, 'gray'],
  [/\bmould/g, 'mold'],
  [/defence/g, 'defense'],
  [/licence/g, 'license'],
  [/modelling/g, 'modeling'],
  [/signalling/g, 'signaling'],
  [/\bplough/g, 'plow'],
  [/travelling/g, 'traveling'],
  [/levelling/g, 'leveling'],
  [/labelling/g, 'labeling'],
  [/channelling/g, 'channeling'],
  [/tunnelling/g, 'tunneling'],
  [/fuelling/g, 'fueling'],
  [/catalogue/g, 'catalog'],
  [/analyse/g, 'analyze'],
  [/draught/g, 'draft'],
  [/haulage/g, 'hauling'],
]
const KEEPS_ISE =
  /\b(?:noise|precise|rise|raise|wise|promise|enterprise|exercise|premise|franchise|concise|expertise|cruise|disguise|advise|supervise|revise|devise|otherwise|likewise|merchandise|treatise|paradise|praise)\b/

/**
 * Other ways to write an English label: singular and plural of its last word, American spelling, and two words
 * written as one (waste water, wastewater). Without the label itself. Abbreviations in capitals have no other
 * number: the S of ITS, MES and UPS makes no plural.
 */
export function englishVariants(label: string): string[] {
  const lower = label.toLowerCase()
  const spellings = [...new Set([lower, american(lower)])]
  const variants = new Set(
    spellings.flatMap((spelling) => [
      spelling,
      ...(ENDS_IN_CAPITALS.test(label) ? [] : otherNumber(spelling)),
    ]),
  )
  for (const variant of [...variants]) {
    const [first = '', second = '', ...rest] = variant.split(/[\s-]+/)
    if (
      rest.length === 0 &&
      second.length >= 3 &&
      (first.length === 1 || first.length + second.length >= 8) &&
      /^[a-z]+$/.test(first + second)
    )
      variants.add(first + second)
  }
  variants.delete(lower)
  return [...variants]
}

const ENDS_IN_CAPITALS = /[A-Z\d]{2,}$/

function american(text: string): string {
  return SPELLINGS.reduce(
    (spelled, [from, to]) =>
      to.includes('iz') && KEEPS_ISE.test(spelled) ? spelled : spelled.replace(from, to),
    text,
  )
}

/** The plural of a singular last word, the singular of a plural one; a guess, used only to understand. */
function otherNumber(text: string): string[] {
  const last = /[a-z]+$/.exec(text)?.[0] ?? ''
  if (last.length < 3) return []
  const stem = text.slice(0, text.length - last.length)
  if (/(?:ss|us|is|ics)$/.test(last)) return /ss$/.test(last) ? [`${text}es`] : []
  if (/ies$/.test(last)) return [`${stem}${last.slice(0, -3)}y`]
  if (/(?:ch|sh|x|z|ss)es$/.test(last)) return [text.slice(0, -2)]
  if (/s$/.test(last)) return [text.slice(0, -1)]
  if (/[^aeiou]y$/.test(last)) return [`${text.slice(0, -1)}ies`]
  return [/(?:ch|sh|x|z)$/.test(last) ? `${text}es` : `${text}s`]
}
