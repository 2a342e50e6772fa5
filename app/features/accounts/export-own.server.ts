import { asc, eq, or } from 'drizzle-orm'
import {
  auditEntries,
  chaseMessages,
  chaseRecipients,
  consentRecords,
  delegates,
  events,
  joinRequests,
  keptForms,
  listingComments,
  listingReviews,
  matchFeedback,
  meetingNotes,
  meetingRequests,
  organisationInvitations,
  organisationMembers,
  organisations,
  outcomes,
  people,
  privacyRequests,
  provenBrowsers,
  registrations,
  savedSearches,
  scheduleConfirmations,
  sessions,
} from '#db/schema'
import type { Context, Person } from '#app/platform/context.server'
import { authorisedPerson } from './authorise.server'
import { ownShortlist } from './own-shortlist.server'

/**
 * Everything that is kept about the person who asks, as plain records: who they are, what they agreed to, where they
 * take part, what they entered and when they did what. Secrets are left out, they tell nobody anything.
 * @throws DomainError signInFirst
 */
export function exportOwn(ctx: Context) {
  const person = authorisedPerson(ctx, 'account.manageOwn')
  return {
    format: 'hanviet-bridge-person-1',
    at: ctx.now(),
    person: ctx.db
      .select({
        name: people.name,
        nameLatin: people.nameLatin,
        email: people.email,
        emailConfirmedAt: people.emailConfirmedAt,
        phone: people.phone,
        locale: people.locale,
        createdAt: people.createdAt,
      })
      .from(people)
      .where(eq(people.id, person.id))
      .get(),
    staffRoles: person.staff,
    consents: ctx.db
      .select({
        purpose: consentRecords.purpose,
        noticeVersion: consentRecords.noticeVersion,
        locale: consentRecords.locale,
        given: consentRecords.given,
        at: consentRecords.at,
      })
      .from(consentRecords)
      .where(eq(consentRecords.personId, person.id))
      .orderBy(asc(consentRecords.at))
      .all(),
    sessions: ctx.db
      .select({
        device: sessions.device,
        startedAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(eq(sessions.personId, person.id))
      .all(),
    rememberedBrowsers: ctx.db
      .select({
        device: provenBrowsers.device,
        provenAt: provenBrowsers.provenAt,
        expiresAt: provenBrowsers.expiresAt,
      })
      .from(provenBrowsers)
      .where(eq(provenBrowsers.personId, person.id))
      .all(),
    ...placesOf(ctx, person),
    ...entriesOf(ctx, person),
  }
}

function placesOf(ctx: Context, person: Person) {
  return {
    memberships: ctx.db
      .select({ organisation: organisations.displayName, role: organisationMembers.role })
      .from(organisationMembers)
      .innerJoin(organisations, eq(organisations.id, organisationMembers.organisationId))
      .where(eq(organisationMembers.personId, person.id))
      .all(),
    invitations: ctx.db
      .select({
        organisation: organisations.displayName,
        role: organisationInvitations.role,
        createdAt: organisationInvitations.createdAt,
        usedAt: organisationInvitations.usedAt,
        revokedAt: organisationInvitations.revokedAt,
      })
      .from(organisationInvitations)
      .innerJoin(organisations, eq(organisations.id, organisationInvitations.organisationId))
      .where(eq(organisationInvitations.email, person.email))
      .all(),
    joinRequests: ctx.db
      .select({
        organisation: organisations.displayName,
        kind: joinRequests.kind,
        state: joinRequests.state,
        message: joinRequests.message,
        reason: joinRequests.reason,
        createdAt: joinRequests.createdAt,
      })
      .from(joinRequests)
      .innerJoin(organisations, eq(organisations.id, joinRequests.organisationId))
      .where(eq(joinRequests.personId, person.id))
      .all(),
    privacyRequests: ctx.db
      .select({
        kind: privacyRequests.kind,
        text: privacyRequests.text,
        state: privacyRequests.state,
        answer: privacyRequests.answer,
        createdAt: privacyRequests.createdAt,
        dueAt: privacyRequests.dueAt,
      })
      .from(privacyRequests)
      .where(eq(privacyRequests.personId, person.id))
      .all(),
    delegations: ctx.db
      .select({
        event: events.name,
        organisation: organisations.displayName,
        name: delegates.name,
        nameLatin: delegates.nameLatin,
        title: delegates.title,
        email: delegates.email,
        phone: delegates.phone,
        languages: delegates.languages,
        dietary: delegates.dietary,
        absences: delegates.ownAbsences,
        consentAt: delegates.consentAt,
        consentNotice: delegates.consentNotice,
      })
      .from(delegates)
      .innerJoin(registrations, eq(registrations.id, delegates.registrationId))
      .innerJoin(events, eq(events.id, registrations.eventId))
      .innerJoin(organisations, eq(organisations.id, registrations.organisationId))
      .where(isDelegate(person))
      .all(),
  }
}

function entriesOf(ctx: Context, person: Person) {
  return {
    requests: ctx.db
      .select({
        id: meetingRequests.id,
        message: meetingRequests.message,
        state: meetingRequests.state,
        createdAt: meetingRequests.createdAt,
      })
      .from(meetingRequests)
      .where(eq(meetingRequests.enteredBy, person.id))
      .orderBy(asc(meetingRequests.createdAt))
      .all(),
    answers: ctx.db
      .select({
        id: meetingRequests.id,
        state: meetingRequests.state,
        reason: meetingRequests.reason,
        answeredAt: meetingRequests.answeredAt,
      })
      .from(meetingRequests)
      .where(eq(meetingRequests.answeredBy, person.id))
      .all(),
    outcomes: ctx.db
      .select({
        tookPlace: outcomes.tookPlace,
        interest: outcomes.interest,
        fit: outcomes.fit,
        note: outcomes.note,
        createdAt: outcomes.createdAt,
      })
      .from(outcomes)
      .where(eq(outcomes.enteredBy, person.id))
      .all(),
    notesOnMeetings: ctx.db
      .select({ text: meetingNotes.text, updatedAt: meetingNotes.updatedAt })
      .from(meetingNotes)
      .where(eq(meetingNotes.writtenBy, person.id))
      .all(),
    confirmations: ctx.db
      .select({
        forOthers: scheduleConfirmations.actedFor,
        confirmedAt: scheduleConfirmations.confirmedAt,
      })
      .from(scheduleConfirmations)
      .where(eq(scheduleConfirmations.confirmedBy, person.id))
      .all(),
    savedSearches: ctx.db
      .select({
        name: savedSearches.name,
        kind: savedSearches.kind,
        query: savedSearches.query,
        alerts: savedSearches.alerts,
        createdAt: savedSearches.createdAt,
      })
      .from(savedSearches)
      .where(eq(savedSearches.personId, person.id))
      .all(),
    shortlist: ownShortlist(ctx, person),
    messagesFromOrganisers: ctx.db
      .select({
        event: events.name,
        subject: chaseMessages.subject,
        body: chaseMessages.body,
        at: chaseRecipients.at,
      })
      .from(chaseRecipients)
      .innerJoin(chaseMessages, eq(chaseMessages.id, chaseRecipients.messageId))
      .innerJoin(events, eq(events.id, chaseMessages.eventId))
      .where(eq(chaseRecipients.personId, person.id))
      .all(),
    unsavedForms: ctx.db
      .select({ form: keptForms.form, values: keptForms.values, savedAt: keptForms.savedAt })
      .from(keptForms)
      .where(eq(keptForms.personId, person.id))
      .all(),
    reviews: ctx.db
      .select({
        state: listingReviews.state,
        reason: listingReviews.reason,
        decidedAt: listingReviews.decidedAt,
      })
      .from(listingReviews)
      .where(eq(listingReviews.decidedBy, person.id))
      .all(),
    comments: ctx.db
      .select({
        listingKind: listingComments.listingKind,
        listingId: listingComments.listingId,
        field: listingComments.field,
        text: listingComments.text,
        createdAt: listingComments.createdAt,
      })
      .from(listingComments)
      .where(eq(listingComments.writtenBy, person.id))
      .orderBy(asc(listingComments.createdAt))
      .all(),
    opinionsOnMatches: ctx.db
      .select({
        opinion: matchFeedback.opinion,
        grounds: matchFeedback.grounds,
        note: matchFeedback.note,
        createdAt: matchFeedback.createdAt,
      })
      .from(matchFeedback)
      .where(eq(matchFeedback.enteredBy, person.id))
      .all(),
    actions: ctx.db
      .select({
        at: auditEntries.at,
        action: auditEntries.action,
        recordKind: auditEntries.recordKind,
        recordId: auditEntries.recordId,
      })
      .from(auditEntries)
      .where(eq(auditEntries.actorId, person.id))
      .orderBy(asc(auditEntries.at))
      .all(),
  }
}

/** By account, or by the address that somebody else entered. */
export const isDelegate = (person: Pick<Person, 'id' | 'email'>) =>
  or(eq(delegates.personId, person.id), eq(delegates.email, person.email))
