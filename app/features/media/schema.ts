import { z } from 'zod'
import { DOCUMENT_TIERS, LOCALES } from '#db/domain'
import { day, line, localised, localisedRequired } from '#app/platform/fields'

const MEGABYTE = 1024 * 1024
/** What a picture may weigh: a photograph as a telephone takes it. */
export const PICTURE_BYTES = 10 * MEGABYTE
/** What a document may weigh: a brochure with pictures. */
export const DOCUMENT_BYTES = 15 * MEGABYTE
export const MOST_PICTURES = 8
export const MOST_DOCUMENTS = 12
/** The longest description of a picture and title of a document, in characters. */
export const ALT = 200
export const TITLE = 160

/** A browser sends an empty file where none was chosen. */
const file = z
  .instanceof(File, { error: 'chooseFile' })
  .refine(({ size }) => size > 0, { error: 'chooseFile' })
const version = z.coerce.number({ error: 'invalid' }).int({ error: 'invalid' })

/** A text in up to three languages, as fields `alt.ko`, `alt.vi`, `alt.en` give it. */
const texts = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (given) =>
      Object.fromEntries(
        LOCALES.map((locale) => [
          locale,
          (given as Record<string, unknown> | undefined)?.[locale] ?? '',
        ]),
      ),
    schema,
  )
const alt = texts(localisedRequired(ALT))
const title = texts(localisedRequired(TITLE))
const tier = z.enum(DOCUMENT_TIERS, { error: 'choose' })

export const addPictureSchema = z.object({
  alt,
  /** Who wrote a language version, where it was not a person. */
  provenance: z
    .partialRecord(z.enum(LOCALES), z.object({ by: z.enum(['person', 'machine']) }))
    .default({}),
})
export type AddPicture = z.input<typeof addPictureSchema>
export const addDocumentSchema = z.object({ title, tier })
export type AddDocument = z.input<typeof addDocumentSchema>
/** A certificate by its id among those of the technology. */
export const certificateDocumentSchema = z.object({
  certificate: z.string({ error: 'invalid' }).min(1, { error: 'invalid' }).max(64),
  tier,
})
export type CertificateDocument = z.input<typeof certificateDocumentSchema>
export const noteAgreementSchema = z.object({ organisation: line(200), signedOn: day })
export type NoteAgreement = z.input<typeof noteAgreementSchema>

/** The forms of the page of all pictures and documents, by the name that its address carries. */
export const mediaForms = {
  picture: z.object({ alt, file }),
  document: addDocumentSchema.extend({ file }),
  certificate: certificateDocumentSchema.extend({ file }),
  order: z.object({ move: z.string().max(80) }),
  agreement: noteAgreementSchema,
  withdraw: z.object({ organisationId: z.string().max(64) }),
} as const
export type MediaForm = keyof typeof mediaForms
export const isMediaForm = (name: string | null): name is MediaForm =>
  name !== null && Object.hasOwn(mediaForms, name)

export const describePictureSchema = z.object({
  version,
  alt,
  /** Translations that fit the original again. */
  upToDate: z.array(z.enum(LOCALES)).default([]),
})
export type DescribePicture = z.input<typeof describePictureSchema>
/** The document of a certificate has no title of its own. */
export const changeDocumentSchema = z.object({ version, title: texts(localised(TITLE)), tier })
export type ChangeDocument = z.input<typeof changeDocumentSchema>

export const ITEM_KINDS = ['picture', 'document'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
const remove = z.object({ act: z.literal('remove') })
const save = { act: z.literal('save') }
/** The form of one picture or document. */
export const itemForms = {
  picture: z.discriminatedUnion('act', [describePictureSchema.extend(save), remove]),
  document: z.discriminatedUnion('act', [changeDocumentSchema.extend(save), remove]),
} as const

export const logoActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('set'), file }),
  z.object({ act: z.literal('remove') }),
])
