import { Form, useLocation } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { ShortlistedKind } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Button, IconLink, LinkButton } from '#app/ui/button'
import { CheckIcon, SaveIcon } from '#app/ui/icon'
import type { ShortlistMarks } from '../shown'

type Props = {
  marks: ShortlistMarks
  kind: ShortlistedKind
  id: string
  slug: string
  title: string
  /** On a page of its own; in a list it is smaller. */
  wide?: boolean
}

/** Onto the shortlist of the reader's organisation, or to where it is kept already. Visitors see nothing of it. */
export function SaveMark({ marks, kind, id, slug, title, wide }: Props) {
  const t = useTranslations('search.shortlist')
  const to = paths(useLocale())
  const { pathname, search } = useLocation()
  const back = `${pathname}${search}`
  if (marks.saved.includes(id)) {
    const saved = (
      <IconLink
        icon={CheckIcon}
        className={wide ? undefined : 'small'}
        to={to.shortlist()}
        aria-label={t('savedName', { title })}
      >
        {t('saved')}
      </IconLink>
    )
    return wide ? <p>{saved}</p> : saved
  }
  if (marks.way === 'none' || marks.way === 'read' || marks.own.includes(id)) return null
  if (marks.way === 'choose')
    return (
      <LinkButton
        className={wide ? undefined : 'mark'}
        kind={wide ? 'plain' : 'quiet'}
        small={!wide}
        wide={wide}
        icon={SaveIcon}
        to={to.shortlist({ kind, slug, back })}
        aria-label={t('saveName', { title })}
      >
        {t('save')}
      </LinkButton>
    )
  return (
    <Form method="post" action={to.shortlist()} preventScrollReset>
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="back" value={back} />
      <Button
        className={wide ? undefined : 'mark'}
        kind={wide ? 'plain' : 'quiet'}
        small={!wide}
        wide={wide}
        icon={SaveIcon}
        aria-label={t('saveName', { title })}
      >
        {t('save')}
      </Button>
    </Form>
  )
}
