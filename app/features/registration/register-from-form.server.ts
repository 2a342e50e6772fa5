import type { RegistrationState } from '#db/domain'
import { may, NOTICE_VERSION } from '#app/features/accounts'
import { eventBySlug } from '#app/features/events'
import { personOf } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { invalid } from '#app/platform/domain-error'
import { registerOrganisation } from './register-organisation.server'
import { checkedPhone } from './save-delegate.server'
import { listingChoices } from './shape-registration.server'
import type { DelegateForm, RegisterForm } from './schema'

/**
 * Registers an organisation with its first delegate, as its form says. Without the delegate's consent nothing is kept;
 * the desk may enter what was told by telephone.
 * @throws DomainError as `registerOrganisation`, registration.noConsent, phone.unknown
 */
export function registerFromForm(
  ctx: Context,
  input: RegisterForm & { eventSlug: string },
): { id: string; state: RegistrationState } {
  const event = eventBySlug(ctx.db, input.eventSlug)
  const asStaff = may(ctx, 'registration.assist', { eventId: event.id })
  const { attendance, delegate, organisationId, meetingLanguages, listings, answers, key } = input
  if (!delegate.consent && !asStaff) throw invalid('registration.noConsent', {}, 'delegate.consent')
  const meets = attendance === 'meetings'
  return registerOrganisation(
    ctx,
    {
      eventId: event.id,
      organisationId,
      meets,
      attendsAs: attendance === 'meetings' ? undefined : attendance,
      meetingLanguages,
      answers,
      // Who may register several organisations sees the listings of all: each brings its own.
      listings: meets ? listings.filter(isOwn(ctx, organisationId)) : [],
      delegates: [
        {
          ...fieldsOf(delegate),
          phone: checkedPhone(ctx.db, organisationId, delegate.phone, 'delegate.phone'),
          personId: ownPerson(ctx, delegate),
          consent: consentOf(ctx, delegate),
        },
      ],
    },
    { key },
  )
}

/** The languages of a form as the record keeps them. */
export const fieldsOf = ({ consent: _, languages, ...rest }: DelegateForm) => ({
  ...rest,
  languages: languages.map((locale) => ({ locale })),
})

/** What was agreed to now, in the language of the page. */
export const consentOf = (ctx: Context, { consent }: { consent: boolean }) =>
  consent ? { at: ctx.now(), notice: NOTICE_VERSION, locale: ctx.locale } : undefined

/** Who registers themselves is tied to their account. */
const ownPerson = (ctx: Context, delegate: DelegateForm): string | undefined => {
  const person = personOf(ctx)
  return person && delegate.email === person.email ? person.id : undefined
}

function isOwn(ctx: Context, organisationId: string) {
  const own = new Set(listingChoices(ctx, organisationId).map((choice) => choice.value))
  return ({ kind, id }: RegisterForm['listings'][number]) => own.has(`${kind}:${id}`)
}
