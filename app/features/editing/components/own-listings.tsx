import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { Button, LinkButton } from '#app/ui/button'
import { EmptyState } from '#app/ui/empty-state'
import { AddIcon } from '#app/ui/icon'
import { Section } from '#app/ui/section'
import type { OwnListing, OwnListings as Own } from '../shown'

/** What one organisation lists, by state, each line with the act that it waits for. */
export function OwnListings({ own }: { own: Own }) {
  const t = useTranslations('company')
  const to = paths(useLocale())
  const buttons = own.mayEdit && (
    <p className="row">
      <LinkButton small kind="primary" icon={AddIcon} to={to.newListing('technology')}>
        {t('addTechnology')}
      </LinkButton>
      <LinkButton small icon={AddIcon} to={to.newListing('need')}>
        {t('addNeed')}
      </LinkButton>
    </p>
  )
  return (
    <Section
      id={`listings-${own.slug}`}
      title={t('listings')}
      aside={
        <>
          <p>
            <Anchor to={to.organisation(own.slug)}>{own.name}</Anchor>
          </p>
          <p>
            <Anchor to={to.members(own.slug)}>{t('members')}</Anchor>
          </p>
          <p>
            <Anchor to={to.actsFor(own.slug)}>{t('actsFor')}</Anchor>
          </p>
        </>
      }
    >
      {own.shelves.length === 0 ? (
        <EmptyState title={t('listingsNone')} action={buttons} level={3}>
          {own.mayEdit ? t('listingsNoneText') : t('readOnly')}
        </EmptyState>
      ) : (
        <>
          {own.mayEdit ? buttons : <p className="mute">{t('readOnly')}</p>}
          {own.shelves.map(({ shelf, lines }) => (
            <div key={shelf} className="mt-5">
              <h3>
                {t(`shelf.${shelf}`)} <span className="num mute">{lines.length}</span>
              </h3>
              <ul className="lines mt-2">
                {lines.map((line) => (
                  <Line key={line.id} line={line} mayEdit={own.mayEdit} />
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </Section>
  )
}

function Line({ line, mayEdit }: { line: OwnListing; mayEdit: boolean }) {
  const t = useTranslations('company')
  const domain = useTranslations('domain')
  const to = paths(useLocale())
  const status =
    line.kind === 'technology'
      ? domain(`technologyStatus.${line.status as 'published'}`)
      : domain(`needStatus.${line.status as 'open'}`)
  const said = [
    domain(`listingKind.${line.kind}`),
    status,
    line.promised ? t('promisedBy', { day: line.promised }) : t('changedOn', { day: line.updated }),
    t('complete', { percent: line.percent }),
    line.isStale ? t('staleMark') : '',
  ]
  return (
    <li className="ownline">
      <div>
        <Anchor to={to.listing(line.kind, line.slug)} lang={line.title.locale}>
          {line.title.text}
        </Anchor>
        <p className="small mute">{said.filter(Boolean).join(' · ')}</p>
        {line.reason && <p className="small warn">{line.reason}</p>}
      </div>
      {mayEdit && (
        <div className="row">
          <Act line={line} />
        </div>
      )}
    </li>
  )
}

/** The one thing that a listing in this state asks for. */
function Act({ line }: { line: OwnListing }) {
  const t = useTranslations('company.act')
  const to = paths(useLocale())
  const step = (name: string) => to.editListing(line.kind, line.slug, name)
  const press = (intent: 'stillValid' | 'reopen', label: string) => (
    <Form method="post" action={step('publication')}>
      <input type="hidden" name="version" value={line.version} />
      <input type="hidden" name="back" value="work" />
      <Button small name="intent" value={intent}>
        {label}
        <span className="vh">: {line.title.text}</span>
      </Button>
    </Form>
  )
  const link = (to_: string, label: string) => (
    <LinkButton small to={to_}>
      {label}
      <span className="vh">: {line.title.text}</span>
    </LinkButton>
  )
  switch (line.shelf) {
    case 'returned':
      return link(step('publication'), t('mend'))
    case 'draft':
      return link(step('basics'), t('goOn'))
    case 'inReview':
      return link(step('publication'), t('look'))
    case 'asked':
      return (
        <>
          {press('stillValid', t('answer'))}
          {link(step('basics'), t('edit'))}
        </>
      )
    case 'shown':
      return link(step('basics'), t('edit'))
    case 'resting':
      return press('reopen', t('reopen'))
  }
}
