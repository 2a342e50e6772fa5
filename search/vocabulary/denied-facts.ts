import { stancesOf } from './deny'
import { NEEDLESS_CUES } from './lexicon/cues'
import { fold } from './normalise'
import type { Match } from './patterns'
import type { Stream } from './scan'

type Span = { start: number; end: number }
/** Whether a query asks for a fact or place, wants none that has it, or only says that it need not be there. */
export type Want = 'asked' | 'excluded' | 'needless'

/** What a query wants of each of its facts and places, by the words around them. */
export function wantsOf(
  text: string,
  stream: Stream,
  { facts, places, mentions }: Record<'facts' | 'places' | 'mentions', readonly Span[]>,
  cues: readonly Match[],
): (span: Span) => Want {
  const named = [...facts, ...places, ...mentions]
  const isDenied = deniedBy(stream, named, cues)
  const isExcluded = deniedBy(
    stream,
    named,
    cues.filter(({ pattern }) => !NEEDLESS_CUES.has(pattern.plain)),
  )
  return (span) => {
    if (places.includes(span))
      return isDenied(span) || isBeside(text, span, ELSEWHERE) ? 'excluded' : 'asked'
    if (isBeside(text, span, NEEDLESS)) return 'needless'
    if (isExcluded(span) || isBeside(text, span, LACKING)) return 'excluded'
    return isDenied(span) ? 'needless' : 'asked'
  }
}

function deniedBy(
  stream: Stream,
  named: readonly Span[],
  cues: readonly Match[],
): (span: Span) => boolean {
  const at = (edge: (i: number) => boolean) => {
    let i = 0
    while (i < stream.length && !edge(i)) i++
    return i
  }
  const inStream = named.map(({ start, end }) => ({
    start,
    end,
    from: at((i) => (stream.end[i] ?? 0) > start),
    to: at((i) => (stream.start[i] ?? 0) >= end),
  }))
  const stances = stancesOf(stream, inStream, cues)
  return ({ start, end }) =>
    inStream.some((one) => one.start === start && one.end === end && stances.get(one) === 'denied')
}

const BESIDE = 24
type Beside = { before: RegExp; after: RegExp }

/** ngoài Hà Nội, 서울 외 지역, outside Hanoi. */
const ELSEWHERE: Beside = {
  before:
    /(?<![a-z])(?:ngoai|khong o|khong tai|outside(?: of)?|not from)\s*(?:tinh|thanh pho|tp\.?)?\s*$/,
  after: /^\s?(?:이?외(?:의|에|\s?지역)?|밖)(?![가-힣])/,
}
/** Of a subject these tell what is missing in the world (물 없는 마을); of a certificate, what a listing shall not have. */
const LACKING: Beside = {
  before:
    /(?<![a-z])(?:(?:khong|chua) co|khong (?:duoc|dat|theo)|lacking)\s*(?:giay |an? |any )?(?:chung nhan|chung chi)?\s*$/,
  after: /^\s?(?:인증|마크)?\s?(?:이|가|은|는)?\s?(?:없는|미보유|미취득|미인증)/,
}
/** CE 인증 없어도 됨, NET 상관없이, bất kể ISO 9001, regardless of KS. */
const NEEDLESS: Beside = {
  before:
    /(?<![a-z])(?:bat ke|khong ke|khong bat buoc|bat luan|regardless of|no matter(?: the)?|with or without)\s*(?:phai |co )*(?:chung nhan|chung chi)?\s*$/,
  after:
    /^\s?(?:인증|마크|방식|단계)?\s?(?:이|가|은|는|과|와|에)?\s?(?:없어도|없더라도|상관없|상관\s없|관계없|관계\s없|무관)|^\s(?:khong bat buoc|(?:is )?optional)/,
}

const isBeside = (text: string, { start, end }: Span, { before, after }: Beside): boolean =>
  before.test(fold(text.slice(Math.max(0, start - BESIDE), start))) ||
  after.test(fold(text.slice(end, end + BESIDE)))
