import { LOCALES } from '#db/domain'
import { translatorOf } from '#app/i18n/translator.server'
import { EQUIPMENT } from '#app/i18n/use-equipment'
import { fold } from '#search/vocabulary/normalise'

/** What was typed, as codes where it is one of the known words of any language: a screen is one for every reader. */
export const equipmentOf = (typed: string[]): string[] => [
  ...new Set(
    typed.map(
      (name) =>
        EQUIPMENT.find((code) =>
          [code, ...LOCALES.map((locale) => translatorOf(locale)(`schedule.equipment.${code}`))]
            .map(fold)
            .includes(fold(name)),
        ) ?? name,
    ),
  ),
]
