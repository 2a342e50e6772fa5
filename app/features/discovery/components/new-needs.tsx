import { useLocale, useTranslations } from 'use-intl'
import type { Locale } from '#db/domain'
import { paths } from '#app/i18n/paths'
import { Anchor } from '#app/ui/anchor'
import { DefinitionList } from '#app/ui/definition-list'
import { PlaceTile } from '#app/ui/place-tile'

type Text = { text: string; locale: Locale }
type Need = {
  id: string
  slug: string
  title: Text
  problem: Text | null
  owner: string | null
  place: string | null
  stage: string
  budget: string
  deadline: string
  matches: number
}

/** The newest needs: where, what, until when, and how many technologies fit; `actsOf` gives what can be done with one. */
export function NewNeeds({
  needs,
  actsOf,
}: {
  needs: Need[]
  actsOf: (need: Need) => JSX.Element
}) {
  const t = useTranslations('home')
  const search = useTranslations('search')
  const match = useTranslations('match')
  const to = paths(useLocale())
  return (
    <ul className="needs">
      {needs.map((need) => (
        <li key={need.slug}>
          {need.place ? <PlaceTile place={need.place} /> : <span />}
          <div>
            <h3 lang={need.title.locale}>
              <Anchor to={to.need(need.slug)}>{need.title.text}</Anchor>
            </h3>
            <p className="small mute">{need.owner ?? match('hiddenOwner')}</p>
            {need.problem && (
              <p className="sum clamp" lang={need.problem.locale}>
                {need.problem.text}
              </p>
            )}
            {actsOf(need)}
          </div>
          <DefinitionList
            kind="tight"
            facts={[
              { term: search('fact.stage'), detail: need.stage },
              { term: search('fact.budget'), detail: need.budget },
              { term: search('fact.deadline'), detail: need.deadline },
              {
                term: match('fits'),
                detail: (
                  <Anchor to={`${to.need(need.slug)}#matches`}>
                    {t('matching', { count: need.matches })}
                  </Anchor>
                ),
              },
            ]}
          />
        </li>
      ))}
    </ul>
  )
}
