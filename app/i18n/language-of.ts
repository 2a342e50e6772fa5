import type { Country } from '#db/domain'

/** The language that an organisation's name is most likely in, for `lang`. */
export const languageOf = (country: Country): string | undefined =>
  ({ KR: 'ko', VN: 'vi', other: undefined })[country]
