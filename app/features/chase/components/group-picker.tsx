import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Anchor } from '#app/ui/anchor'
import { Button } from '#app/ui/button'
import { Select } from '#app/ui/select'
import type { ChasePage } from '../shown'

/** The groups with their sizes; once a schedule is published also a day and a slot. */
export function GroupPicker({ page }: { page: ChasePage }) {
  const t = useTranslations('chase')
  return (
    <>
      <ul className="facet-list grid gap-1 sm:grid-cols-2 lg:grid-cols-3">
        {page.groups.map(({ group, count }) => (
          <li key={group}>
            <Anchor
              to={`?group=${group}`}
              aria-current={group === page.group ? 'page' : undefined}
              className={group === page.group ? 'font-semibold' : undefined}
            >
              {t(`group.${group}`)}
            </Anchor>{' '}
            <span className="num mute">{count}</span>
          </li>
        ))}
      </ul>
      {page.days.length > 0 && (
        <div className="row items-end mt-4">
          <Narrow page={page} group="onDay" options={page.days} />
          <Narrow page={page} group="inSlot" options={page.slots} />
        </div>
      )}
    </>
  )
}

function Narrow({
  page,
  group,
  options,
}: {
  page: ChasePage
  group: 'onDay' | 'inSlot'
  options: { id: string; label: string }[]
}) {
  const t = useTranslations('chase')
  return (
    <Form method="get" className="row items-end">
      <input type="hidden" name="group" value={group} />
      <Select
        name="of"
        id={`of-${group}`}
        label={t(`group.${group}`)}
        short
        defaultValue={page.group === group ? (page.of ?? '') : options[0]?.id}
        options={options.map(({ id, label }) => ({ value: id, label }))}
      />
      <Button small>{t('show')}</Button>
    </Form>
  )
}
