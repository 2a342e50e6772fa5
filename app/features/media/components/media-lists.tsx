import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { LOCALE_NAMES } from '#app/i18n/locale'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { DownIcon, EditIcon, UpIcon } from '#app/ui/icon'
import { TranslationMark, translationState } from '#app/ui/language-tabs'
import { Picture } from '#app/ui/picture'
import type { MediaPage } from '../shown'
import { sizeKey } from './document-list'
import { faceOf } from './picture-gallery'

/** The pictures in their order, each with the ways to move and to change it. */
export function PictureList({ page }: { page: MediaPage }) {
  const t = useTranslations('media')
  const to = paths(useLocale())
  if (page.pictures.length === 0) return <p className="mute">{t('picture.none')}</p>
  const last = page.pictures.length - 1
  return (
    <ol className="medialist">
      {page.pictures.map((picture, index) => {
        const named = { name: picture.alt?.text ?? '' }
        return (
          <li key={picture.id}>
            <Picture picture={faceOf(picture)} sizes="9rem" />
            <div>
              <p lang={picture.alt?.locale}>{picture.alt?.text}</p>
              <ul className="row small mute">
                {picture.versions.map((version) => (
                  <li key={version.locale}>
                    <span lang={version.locale}>{LOCALE_NAMES[version.locale]}</span>{' '}
                    <TranslationMark state={translationState(version)} />
                  </li>
                ))}
              </ul>
              <Form method="post" action="?form=order" className="row mt-2">
                <Button
                  small
                  icon={UpIcon}
                  iconOnly
                  name="move"
                  value={`earlier:${picture.id}`}
                  disabled={index === 0}
                >
                  {t('picture.earlier', named)}
                </Button>
                <Button
                  small
                  icon={DownIcon}
                  iconOnly
                  name="move"
                  value={`later:${picture.id}`}
                  disabled={index === last}
                >
                  {t('picture.later', named)}
                </Button>
                <LinkButton
                  small
                  icon={EditIcon}
                  to={to.listingMediaItem(page.slug, 'picture', picture.id)}
                  aria-label={`${t('change')}: ${named.name}`}
                >
                  {t('change')}
                </LinkButton>
              </Form>
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** The documents, each with for whom it is. */
export function DocumentList({ page }: { page: MediaPage }) {
  const t = useTranslations('media')
  const listing = useTranslations('listing.document')
  const to = paths(useLocale())
  if (page.documents.length === 0) return <p className="mute">{t('document.none')}</p>
  return (
    <ul className="lines">
      {page.documents.map((document) => (
        <li key={document.id} className="spread">
          <div>
            <a href={to.document(page.slug, document.id)} lang={document.title.locale}>
              {document.title.text}
            </a>
            <p className="small mute">
              {`${t(`tier.${document.tier}`)} · ${listing(sizeKey(document), { kilobytes: document.kilobytes })}`}
            </p>
          </div>
          <LinkButton
            small
            icon={EditIcon}
            to={to.listingMediaItem(page.slug, 'document', document.id)}
            aria-label={`${t('change')}: ${document.title.text}`}
          >
            {t('change')}
          </LinkButton>
        </li>
      ))}
    </ul>
  )
}

/** Who fetched what not everybody may have. */
export function ReadList({ reads }: { reads: NonNullable<MediaPage['sharing']>['reads'] }) {
  const t = useTranslations('media')
  const to = paths(useLocale())
  if (reads.length === 0) return <p className="mute">{t('reads.none')}</p>
  return (
    <ul className="lines">
      {reads.map((one) => (
        <li key={one.id}>
          {one.slug ? (
            <Anchor to={to.organisation(one.slug)}>{one.organisation}</Anchor>
          ) : (
            t('reads.staff')
          )}
          <p className="small mute">
            <span lang={one.document.locale}>{one.document.text}</span>
            {` · ${one.at}`}
            {one.isRemoved && ` · ${t('reads.removed')}`}
          </p>
        </li>
      ))}
    </ul>
  )
}
