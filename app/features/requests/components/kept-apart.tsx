import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button'
import { Section } from '#app/ui/section'
import { Select } from '#app/ui/select'

type Firm = { id: string; name: string }

/** Whom an organisation never wants to meet, such as a competitor; private to it and the organiser. */
export function KeptApart({
  apart,
  couldBe,
  mayRefuse,
}: {
  apart: Firm[]
  couldBe: Firm[]
  mayRefuse: boolean
}) {
  const t = useTranslations('requests')
  if (!mayRefuse && apart.length === 0) return null
  return (
    <Section id="apart" title={t('apart.title')} aside={<p>{t('apart.text')}</p>}>
      <ul className="grid gap-2">
        {apart.map((firm) => (
          <li key={firm.id} className="row">
            <span>{firm.name}</span>
            {mayRefuse && (
              <Form method="post">
                <input type="hidden" name="otherId" value={firm.id} />
                <Button
                  small
                  kind="quiet"
                  name="act"
                  value="include"
                  aria-label={t('apart.includeOf', { name: firm.name })}
                >
                  {t('apart.include')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {mayRefuse && couldBe.length > 0 && (
        <details className="more">
          <summary>{t('apart.add')}</summary>
          <Form method="post" className="row items-end">
            <Select
              name="otherId"
              label={t('apart.organisation')}
              short
              options={couldBe.map((firm) => ({ value: firm.id, label: firm.name }))}
            />
            <Button name="act" value="exclude">
              {t('apart.exclude')}
            </Button>
          </Form>
        </details>
      )}
    </Section>
  )
}
