import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactElement } from 'react'
import { IntlProvider } from 'use-intl/react'
import { describe, expect, it } from 'vitest'
import type { FormQuestion } from '#db/domain'
import { messagesOf } from '#app/i18n/catalogue/index.server'
import { useFormErrors } from '#app/ui/form-errors'
import type { FormErrors, FormReply } from '#app/ui/form-errors'
import { FormChanged } from './form-changed'
import { QuestionFields } from './question-fields'

const HALL: FormQuestion = {
  id: 'hall',
  label: { en: 'Which hall?' },
  kind: 'choice',
  required: true,
  options: [{ en: 'A' }, { en: 'B' }],
}

function html(reply: FormReply | null, part: (errors: FormErrors) => ReactElement): string {
  const Part = () => part(useFormErrors(reply))
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messagesOf('en')} timeZone="UTC">
      <Part />
    </IntlProvider>,
  )
}
const fields = (questions: FormQuestion[]) => (errors: FormErrors) => (
  <QuestionFields questions={questions} errors={errors} />
)

describe('own questions that were refused', () => {
  it('keep the tick, and show the options that are to be mended', () => {
    const refused = html(
      {
        values: {
          'questions[0].label.en': 'Which hall?',
          'questions[0].kind': 'choice',
          'questions[0].required': 'on',
        },
        errors: [{ field: 'questions[0].options', code: 'field.required', params: {} }],
      },
      fields([]),
    )
    expect(refused).toMatch(
      /name="questions\[0\].required"[^>]*checked|checked[^>]*name="questions\[0\].required"/,
    )
    expect(refused).toContain('<details class="more" open="">')
  })

  it('lose a tick that was taken away, and no other', () => {
    const sent = (required: boolean) => ({
      values: {
        'questions[0].kind': 'choice',
        ...(required && { 'questions[0].required': 'on' }),
      },
      errors: [{ field: null, code: 'conflict', params: {} }],
    })
    expect(html(sent(false), fields([HALL]))).not.toContain('checked')
    expect(html(sent(true), fields([HALL]))).toContain('checked')
    expect(html(null, fields([HALL]))).toContain('checked')
  })

  it('show what somebody else saved beside what was typed', () => {
    const shown = html(
      {
        values: {
          act: 'questions',
          'questions[0].label.en': 'Which room?',
          'questions[0].kind': 'choice',
          'questions[0].options.en': 'A\r\nB',
        },
        errors: [{ field: null, code: 'conflict', params: {} }],
      },
      (errors) => <FormChanged questions={[HALL]} pairs={[]} errors={errors} />,
    )
    expect(shown).toContain('Which hall?')
    expect(shown).toContain('Which room?')
    expect(shown).not.toContain('Options')
  })
})
