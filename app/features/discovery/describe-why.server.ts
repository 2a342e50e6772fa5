import type { Why } from '#search/engine'
import type { Locale } from '#db/domain'
import { formatShortDay } from '#app/i18n/format'
import { translatorOf } from '#app/i18n/translator.server'
import { loadThesaurus } from '#search/vocabulary/load'
import { placeName } from '#search/vocabulary/places'
import { describeCondition } from './conditions.server'

export type WhyLine = { text: string; lack: boolean }

const CONCEPT_KEY = {
  same: 'conceptSame',
  narrower: 'conceptNarrower',
  broader: 'conceptBroader',
  related: 'conceptRelated',
} as const

/** Why a listing is an answer, in the reader's language. */
export function describeWhy(locale: Locale, why: Why, listing: 'technology' | 'need'): WhyLine {
  const t = translatorOf(locale)
  const label = (id: string) => loadThesaurus().label(id, locale)
  switch (why.kind) {
    case 'concept':
      return {
        text: t(`search.reason.${CONCEPT_KEY[why.relation]}`, {
          asked: label(why.asked),
          found: label(why.found),
        }),
        lack: false,
      }
    case 'meaning':
      return { text: t('search.reason.meaning', { concept: label(why.concept) }), lack: false }
    case 'similar':
      return { text: t('search.reason.similar'), lack: false }
    case 'words':
      return {
        text: t(why.field === 'title' ? 'search.reason.wordsTitle' : 'search.reason.wordsBody', {
          words: why.words.join(', '),
        }),
        lack: false,
      }
    case 'certification': {
      const name = `${t(`domain.certification.${why.type}`)}${why.number ? ` ${why.number}` : ''}`
      const certificate =
        why.met && why.validTo
          ? t('search.reason.until', {
              certificate: name,
              day: formatShortDay(why.validTo, locale),
            })
          : name
      if (!why.met)
        return { text: t('search.reason.certificationMissing', { certificate }), lack: true }
      return {
        text: t(
          listing === 'need' ? 'search.reason.certificationAsked' : 'search.reason.certification',
          { certificate },
        ),
        lack: false,
      }
    }
    case 'place':
      return {
        text: t(why.met ? 'search.reason.place' : 'search.reason.placeMissing', {
          place: placeName(why.place, locale),
        }),
        lack: !why.met,
      }
    case 'trl':
      return {
        text:
          why.met && why.trl !== null
            ? t('search.reason.trl', { trl: why.trl })
            : t('search.reason.trlMissing'),
        lack: !why.met,
      }
    case 'mode':
      return {
        text: t(why.met ? 'search.reason.mode' : 'search.reason.modeMissing', {
          mode: t(`domain.cooperationMode.${why.mode}`),
        }),
        lack: !why.met,
      }
    case 'condition': {
      const condition = describeCondition(locale, why.condition)
      const key = why.met ? 'conditionMet' : why.known ? 'conditionUnmet' : 'conditionUnknown'
      return { text: t(`search.reason.${key}`, { condition }), lack: !why.met }
    }
  }
}
