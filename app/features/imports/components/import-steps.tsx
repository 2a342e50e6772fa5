import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { UndoIcon } from '#app/ui/icon'
import { Notice } from '#app/ui/notice'
import type { ImportPage } from '../model'

/** The one next act of an import: apply, go on, or undo; and what happened so far. */
export function ImportSteps({ page }: { page: ImportPage }) {
  const t = useTranslations('imports')
  const to = paths(useLocale())
  const count = page.counts.created + page.counts.updated
  // What is chosen on the page goes along with the button.
  const choosing = page.rows.some((row) => row.differences.length > 0)
  if (page.isAtWork) return <Notice>{t('apply.working')}</Notice>
  return (
    <div className="stack">
      {page.state === 'applied' && (
        <Notice kind="positive">{t('apply.done', { when: page.appliedAt })}</Notice>
      )}
      {page.state === 'undone' && (
        <Notice>
          {[
            t('apply.undone', { when: page.undoneAt }),
            page.kept > 0 && t('apply.kept', { count: page.kept }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Notice>
      )}
      {(page.state === 'applying' || page.state === 'undoing') && (
        <Notice kind="caution">{t('apply.interrupted')}</Notice>
      )}
      {page.state === 'mapped' &&
        (count === 0 ? <p>{t('apply.nothing')}</p> : <p className="mute">{t('apply.hint')}</p>)}
      {page.state === 'applied' && (
        <p className="mute">
          {t('undo.hint')} <Anchor to={to.newImport}>{t('apply.another')}</Anchor>
        </p>
      )}
      <Form method="post" className="formacts">
        <input type="hidden" name="version" value={page.version} />
        {page.state === 'mapped' && count > 0 && (
          <Button
            kind="primary"
            name="intent"
            value="apply"
            form={choosing ? 'choices' : undefined}
          >
            {t('apply.button', { count })}
          </Button>
        )}
        {page.state === 'applying' && (
          <Button kind="primary" name="intent" value="apply">
            {t('apply.continue')}
          </Button>
        )}
        {(page.state === 'applied' || page.state === 'applying' || page.state === 'undoing') && (
          <Button icon={UndoIcon} name="intent" value="undo">
            {t('undo.button')}
          </Button>
        )}
      </Form>
    </div>
  )
}
