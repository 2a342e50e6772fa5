import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { DataTable } from '#app/ui/data-table'
import { UndoIcon } from '#app/ui/icon'
import type { HistoryPage } from '../shown'

type Entry = HistoryPage['entries'][number]

/** Who changed what, newest first; what changed unfolds, and each version can be brought back. */
export function HistoryList({ history }: { history: HistoryPage }) {
  const t = useTranslations('editor.history')
  if (history.entries.length === 0) return <p className="mute">{t('none')}</p>
  return (
    <ol className="lines">
      {history.entries.map((entry) => (
        <li key={entry.id} className="ownline">
          <div>
            <p>
              <b>{entry.what}</b>{' '}
              <span className="small mute">{`${entry.when} · ${entry.who}`}</span>
            </p>
            {entry.fields.length > 0 && <Differences entry={entry} />}
          </div>
          {entry.version !== null && (
            <Form method="post">
              <input type="hidden" name="version" value={entry.version} />
              <input type="hidden" name="seen" value={history.version} />
              <Button small icon={UndoIcon}>
                {t('restore')}
                <span className="vh">{`: ${entry.what}, ${entry.when} (${entry.version})`}</span>
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ol>
  )
}

function Differences({ entry }: { entry: Entry }) {
  const t = useTranslations('editor.history')
  return (
    <details>
      <summary className="small">{t('changed', { count: entry.fields.length })}</summary>
      <DataTable
        caption={`${entry.what} ${entry.when}`}
        captionHidden
        rows={entry.fields}
        rowId={(field) => field.name}
        columns={[
          { id: 'field', label: '', header: true, cell: (field) => field.label },
          { id: 'before', label: t('before'), cell: (field) => <Words text={field.before} /> },
          { id: 'after', label: t('after'), cell: (field) => <Words text={field.after} /> },
        ]}
      />
    </details>
  )
}

const Words = ({ text }: { text: string }) =>
  text ? <span className="whitespace-pre-line">{text}</span> : <span className="mute">–</span>
