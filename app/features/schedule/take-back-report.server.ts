import { and, desc, eq } from 'drizzle-orm'
import { absenceReports, organisations, registrations } from '#db/schema'
import { authorise } from '#app/features/accounts'
import { record } from '#app/features/audit'
import { eventBySlug, refreshAbsences, withDay } from '#app/features/events'
import type { EventRow } from '#app/features/events'
import { formatTime } from '#app/i18n/format'
import { write } from '#app/platform/context.server'
import type { Context } from '#app/platform/context.server'
import { notFound } from '#app/platform/domain-error'
import { delegatesOf } from './find-participant.server'
import type { AbsenceReport } from './shown'

/**
 * Takes a report back: they came after all, and are free again. Meetings stay where the repair put them.
 * @throws DomainError notFound, schedule.wrongPhase
 */
export function takeBackReport(ctx: Context, input: { eventSlug: string; reportId: string }): void {
  const event = eventBySlug(ctx.db, input.eventSlug)
  authorise(ctx, 'schedule.repair', { eventId: event.id }, { event: event.state })
  write(ctx, (tx) => {
    const report = tx
      .select()
      .from(absenceReports)
      .where(and(eq(absenceReports.id, input.reportId), eq(absenceReports.eventId, event.id)))
      .get()
    if (!report) throw notFound()
    tx.delete(absenceReports).where(eq(absenceReports.id, report.id)).run()
    refreshAbsences(tx, event.id, delegatesOf(tx, report.registrationId))
    record(tx, ctx, 'absence.takenBack', 'registration', report.registrationId, {
      before: { kind: report.kind },
    })
  })
}

/** Who was reported away at the event, latest first. */
export const absenceReportsOf = (ctx: Context, event: EventRow): AbsenceReport[] =>
  ctx.db
    .select({ report: absenceReports, name: organisations.displayName })
    .from(absenceReports)
    .innerJoin(registrations, eq(registrations.id, absenceReports.registrationId))
    .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
    .where(eq(absenceReports.eventId, event.id))
    .orderBy(desc(absenceReports.createdAt))
    .all()
    .map(({ report, name }) => ({
      id: report.id,
      kind: report.kind,
      name,
      from: withDay(event, report.from, formatTime(report.from, event.timeZone), ctx.locale),
      until: report.until && formatTime(report.until, event.timeZone),
    }))
