/** The build check of the message catalogues: the same keys and the same arguments in all three languages. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'app/i18n/messages'
const LOCALES = ['en', 'ko', 'vi'] as const
/** Particles that depend on the last letter of an inserted name, written as a choice. */
const PARTICLE_CHOICES =
  /을\(를\)|를\(을\)|이\(가\)|가\(이\)|은\(는\)|는\(은\)|와\(과\)|과\(와\)|\(으\)로/
/** The same chosen for one name: it is wrong for the next. `이다` and words that begin alike are something else. */
const PARTICLE_AFTER = /\}(?:을|를|은|는|이|가|와|과|로|으로)(?=[\s.,!?)]|$)/

const problems: string[] = []

const namespaces = (locale: string) => readdirSync(join(FOLDER, locale)).sort()
const messagesIn = (locale: string, file: string) =>
  flatten(JSON.parse(readFileSync(join(FOLDER, locale, file), 'utf8')) as object)

for (const locale of LOCALES)
  if (namespaces(locale).join() !== namespaces('en').join())
    problems.push(`${locale}: the files differ from those of en`)

for (const file of namespaces('en')) {
  const reference = messagesIn('en', file)
  for (const locale of LOCALES) {
    const messages = messagesIn(locale, file)
    for (const key of reference.keys())
      if (!messages.has(key)) problems.push(`${locale}/${file}: ${key} is missing`)
    for (const [key, text] of messages) {
      const original = reference.get(key)
      if (original === undefined) problems.push(`${locale}/${file}: ${key} is not in en`)
      else if (argumentsOf(text) !== argumentsOf(original))
        problems.push(`${locale}/${file}: ${key} has other arguments than en`)
      if (text.trim() === '') problems.push(`${locale}/${file}: ${key} is empty`)
      if (text !== text.normalize('NFC')) problems.push(`${locale}/${file}: ${key} is not NFC`)
      if (PARTICLE_CHOICES.test(text) || (locale === 'ko' && PARTICLE_AFTER.test(text)))
        problems.push(`${locale}/${file}: ${key} has a particle that depends on what is inserted`)
    }
  }
}

for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

function flatten(messages: object, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [key, value] of Object.entries(messages) as [string, unknown][]) {
    if (typeof value === 'string') flat.set(prefix + key, value)
    else if (value && typeof value === 'object')
      for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text)
  }
  return flat
}

/** Names of the ICU arguments of a message, sorted, each once. */
function argumentsOf(text: string): string {
  return [...new Set([...text.matchAll(/\{\s*(\w+)\s*[,}]/g)].map((match) => match[1]))]
    .sort()
    .join(' ')
}
