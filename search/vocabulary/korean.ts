/** Korean morphology, as far as a search key needs it: what may follow a noun, and what may stand before one. */

const words = (list: string): string[] => list.trim().split(/\s+/)

const PARTICLES = words(`
  이 가 은 는 을 를 의 에 에서 에게 께 께서 으로 로 와 과 도 만 까지 부터 보다 처럼 같이 마다 및 등 등의 등을 등에 등이 등은 등과 등도
  이나 나 이란 란 이라는 라는 이라고 라고 이며 며 이고 고 이자 이면 면 이다 인 일 이든 든 이든지 으로서 로서 으로써 로써 에는 에도 에의 에만
  에서의 에서는 에서도 에서만 에게는 으로의 로의 으로는 로는 으로도 로도 으로만 로만 으로부터 로부터 부터의 까지의 까지도 까지는 만의 만을 만으로 와의 과의
  에서부터 이랑 랑 하고 조차 밖에 뿐 뿐만 대로 커녕 이라도 라도 이라면 라면 이나마 들 들이 들을 들은 들의 들에 들과 들도 들로 들에게
  입니다 입니까 이었 였습니다 이었습니다 이에요 예요 인가요 인가 일까요 이라 라 으로부터의 에따라 에따른 에의한 상 상의 상에 상에서 내 내의 내에 내에서 간 간의 별 별로
  용 용의 형 식 적 적인 적으로 성 화 화된 률 율 급 당 중 중인 중의 시 시의 시에 후 후의 전 전의 측 측의
`)

const LIGHT_VERBS = words('하 되 시키 받 당하 해내')
const LIGHT_ENDINGS = words(`
  는 고 며 면 여 여야 기 기로 기를 기에 기가 기위한 기위해 지 지만 도록 도록한 게 거나 려 려고 려는 러 면서 자 자는 니 므로 던 던지 든지 었 었던 였 였다 였던 였고 였으며 였습니다
  는데 는지 는가 는것 는것을 는등
`)
/** Forms in which the verb's last syllable has merged with its ending. */
const CONTRACTED = words(`
  한 할 함 합 합니다 합니까 하 해 해서 해야 해도 해주는 해줄 해주 했 했고 했다 했으며 했던 했습니다 해요 하였 하였다 하였고 하였으며 하였습니다 하여서 한다 한다는 한다면 함으로써 함에 함을 함과 할수 할 할지
  된 될 됨 됩니다 돼 돼서 되어 되어야 되었 되었다 되었고 되었으며 되었습니다 됐 됐고 됐다 됐던 됐습니다 된다 된다면 됨에 됨을 됨으로써 되어있는 되지
  시킨 시킬 시킴 시켜 시켜서 시켰 시킨다 시킵니다 시켰다 시켰으며 받은 받을 받아 받음 당한 당할 당해
`)

/** What may follow a noun within one written word without changing what the noun names. */
export const TAILS: ReadonlySet<string> = new Set([
  ...PARTICLES,
  ...CONTRACTED,
  ...LIGHT_VERBS.flatMap((verb) => LIGHT_ENDINGS.map((ending) => verb + ending)),
])
export const LONGEST_TAIL = Math.max(...[...TAILS].map((tail) => tail.length))

/** After a noun of one syllable only these are safely particles: 강도 is no river, 관로 no pipe. */
export const SAFE_AFTER_ONE: ReadonlySet<string> = new Set(
  words('을 를 은 는 의 에 이 에서 에는 에서의 까지 부터 와 등'),
)

/** Nouns that read like "measuring and", "buying and", "seeing and" when an object stands right before them. */
export const VERBS_AFTER_OBJECT: ReadonlySet<string> = new Set(words('재고 사고 보고'))

/** Syllables that stand before a noun and leave its meaning; those that turn it round (비, 무, 불, 미) are not here. */
export const PREFIXES: ReadonlySet<string> = new Set(
  words('신 재 고 저 초 대 소 총 각 현 본 타 준 다 전 주 구 첫 양 친 중 역 실 최'),
)

/**
 * A written Korean word and what is left of it without particles and light verbs, longest first.
 * Two syllables are always left, but for one-syllable nouns with an unmistakable particle (물을).
 */
export function stems(word: string): string[] {
  const found = [word]
  for (let length = 1; length < word.length && length <= LONGEST_TAIL; length++) {
    const rest = word.slice(0, -length)
    const tail = word.slice(-length)
    if (rest.length >= 2 ? TAILS.has(tail) : SAFE_AFTER_ONE.has(tail)) found.push(rest)
  }
  return found
}
