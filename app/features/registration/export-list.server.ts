import { asc, eq } from 'drizzle-orm'
import { delegates, organisations, registrations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventBySlug } from '#app/features/events'
import { readText } from '#app/i18n/localised'
import { translatorOf } from '#app/i18n/translator.server'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'

/**
 * The list of an event's delegates as rows of text, headed so that the survey import reads it back: one row a
 * delegate, organisations without one in a row of their own. That it was taken out is recorded.
 * @throws DomainError notFound
 */
export function exportList(ctx: Context, eventSlug: string): string[][] {
  const event = eventBySlug(ctx.db, eventSlug)
  authorise(ctx, 'registration.manage', { eventId: event.id })
  const t = translatorOf(ctx.locale)
  const rows = ctx.db
    .select({ registration: registrations, organisation: organisations, delegate: delegates })
    .from(registrations)
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .leftJoin(delegates, eq(delegates.registrationId, registrations.id))
    .where(eq(registrations.eventId, event.id))
    .orderBy(asc(registrations.createdAt), asc(delegates.id))
    .all()
  const collator = new Intl.Collator(ctx.locale)
  rows.sort((a, b) => collator.compare(a.organisation.displayName, b.organisation.displayName))
  const head = [
    ...(
      [
        'organisation',
        'organisationEn',
        'registrationNumber',
        'country',
        'delegateName',
        'delegateNameLatin',
        'delegateTitle',
        'contactEmail',
        'contactPhone',
        'languages',
        'dietary',
      ] as const
    ).map((column) => t(`registration.column.${column}`)),
    t('registration.column.state'),
    t('registration.column.attendance'),
    ...event.questions.map((question) => readText(question.label, ctx.locale)),
  ]
  write(ctx, (tx) =>
    record(tx, ctx, 'registration.listExported', 'event', event.id, {
      after: { rows: rows.length },
    }),
  )
  return [
    head,
    ...rows.map(({ registration, organisation, delegate }) => [
      organisation.displayName,
      organisation.legalName.en ?? '',
      organisation.registrationNumber ?? '',
      t(`domain.country.${organisation.country}`),
      delegate?.name ?? '',
      delegate?.nameLatin ?? '',
      delegate?.title ?? '',
      delegate?.email ?? '',
      delegate?.phone ?? '',
      (delegate?.languages ?? []).map((one) => one.locale).join(', '),
      delegate?.dietary ?? '',
      t(`organiser.registrationState.${registration.state}`),
      t(
        `registration.attendance.${registration.meets ? 'meetings' : (registration.attendsAs ?? 'guest')}`,
      ),
      ...event.questions.map((question) => (registration.answers[question.id] ?? []).join('; ')),
    ]),
  ]
}
