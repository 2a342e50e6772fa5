import { useLocale, useTranslations } from 'use-intl'
import { Picture, largestFile } from '#app/ui/picture'
import { LanguageMark } from '#app/ui/language-mark'
import { Section } from '#app/ui/section'
import type { ShownPicture } from '../shown'

/** Pictures of a technology, the first one large; each opens in full. */
export function PictureGallery({ pictures }: { pictures: ShownPicture[] }) {
  const t = useTranslations('listing')
  if (pictures.length === 0) return null
  return (
    <Section id="pictures" title={t('section.pictures')}>
      <ul className={pictures.length > 1 ? 'gallery' : 'gallery one'}>
        {pictures.map((picture, index) => (
          <li key={picture.id}>
            <figure>
              <a href={largestFile(picture)}>
                <Picture
                  picture={faceOf(picture)}
                  sizes={
                    index === 0
                      ? '(max-width: 62rem) 92vw, 42rem'
                      : '(max-width: 44rem) 46vw, 20rem'
                  }
                />
              </a>
              {/* Said already by the picture itself to those who do not see it. */}
              <figcaption aria-hidden="true" lang={picture.alt?.locale}>
                {picture.alt?.text}
              </figcaption>
              <AltMark picture={picture} />
            </figure>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Said where the description is not simply in the reader's language: another one, a machine's, or behind its original. */
function AltMark({ picture: { alt, mark } }: { picture: ShownPicture }) {
  const locale = useLocale()
  if (!alt || !mark) return null
  if (alt.locale === locale && mark.by === 'person' && !mark.stale) return null
  return (
    <LanguageMark
      shown={alt.locale}
      original={mark.original}
      by={mark.by}
      stale={mark.stale && alt.locale !== mark.original}
    />
  )
}

/** A picture as the design system shows it. */
export const faceOf = (picture: ShownPicture, name = '') => ({
  ...picture,
  alt: { text: picture.alt?.text ?? name, lang: picture.alt?.locale },
})
