import { loadThesaurus } from '#search/vocabulary/load'
import { fold } from '#search/vocabulary/normalise'
import { tagText } from '#search/vocabulary/tag'

// Tags descriptions of 200 words in three languages, and Vietnamese without diacritics, on one core.
// Goal: 2,000 a second. The texts are made of labels and ordinary words, so that they are denser than real ones.
const WORDS = 200
const TEXTS = 2_000
const ordinary = {
  ko: '당사는 현장에서 검증된 기술로 기존 방식보다 비용을 줄이고 품질을 높이는 제품을 제공합니다 또한 운영 인력이 적어도 안정적으로 사용할 수 있으며 유지관리가 쉽습니다'.split(
    ' ',
  ),
  vi: 'công ty chúng tôi cung cấp giải pháp đã được kiểm chứng tại hiện trường giúp giảm chi phí và nâng cao chất lượng so với phương pháp cũ dễ vận hành và bảo trì'.split(
    ' ',
  ),
  en: 'our company provides a field proven solution which lowers cost and raises quality compared with the usual method and is easy to operate with few staff'.split(
    ' ',
  ),
}

const thesaurus = loadThesaurus()
const random = generator(20260914)
const languages = ['ko', 'vi', 'viBare', 'en'] as const
const texts = Array.from({ length: TEXTS }, (_, i) =>
  description(languages[i % languages.length] ?? 'en'),
)

const building = cpuSeconds(() => tagText(thesaurus, 'x'))
console.log(
  `patterns of ${thesaurus.labels.length} labels built in ${(building * 1000).toFixed(0)} ms`,
)
for (const text of texts.slice(0, 200)) tagText(thesaurus, text)

for (const language of languages) {
  const own = texts.filter((_, i) => languages[i % languages.length] === language)
  let tags = 0
  const seconds = cpuSeconds(() => {
    for (const text of own) tags += tagText(thesaurus, text).length
  })
  console.log(
    `${language.padEnd(7)} ${(own.length / seconds).toFixed(0).padStart(6)} descriptions/s, ${(tags / own.length).toFixed(1)} concepts each`,
  )
}

/** Time of the processor, so that other work on the machine does not count. */
function cpuSeconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function description(language: (typeof languages)[number]): string {
  const locale = language === 'viBare' ? 'vi' : language
  const labels = thesaurus.labels.filter((label) => label.locale === locale)
  const words: string[] = []
  while (words.length < WORDS) {
    if (random() < 0.12) words.push(...pick(labels.map((label) => label.text)).split(' '))
    else words.push(pick(ordinary[locale]))
    if (random() < 0.07) words[words.length - 1] += '.'
  }
  const text = words.slice(0, WORDS).join(' ')
  return language === 'viBare' ? fold(text) : text
}

function pick(list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? ''
}

/** Mulberry32: the same texts at every run. */
function generator(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
