import type { Action } from '#app/features/accounts'
import { noteChat, readChase, stopReminder } from '#app/features/chase'
import {
  changeState,
  changeTeam,
  createEvent,
  listEvents,
  readBasics,
  readOverview,
  readPublicEvent,
  saveTable,
} from '#app/features/events'
import {
  decideRegistration,
  exportList,
  findToRegister,
  readOwnPage,
  registerMany,
  registerOrganisation,
  setAbsences,
  withdrawRegistration,
} from '#app/features/registration'
import { readLetter } from '#app/features/registration/make-letter.server'
import type { Deed } from './deed.testing.server'

const WORDS = { subject: { en: 'Tomorrow' }, body: { en: 'Dear [organisation]' } }

/** Events, their set-up, who takes part, and what the desk writes to them. */
export const DEEDS_OF_EVENTS = {
  'event.list': { do: ({ ctx }) => listEvents(ctx) },
  'event.readPublic': { do: ({ ctx, w }) => readPublicEvent(ctx, w.event.slug) },
  'event.create': {
    do: ({ ctx }) =>
      createEvent(ctx, {
        ...{ slug: 'another', kind: 'seminar', name: { en: 'Another' }, venue: { en: 'Hall' } },
        ...{ timeZone: 'Asia/Seoul', firstDay: '2027-01-10', lastDay: '2027-01-10' },
      }),
  },
  'event.changeState': {
    do: ({ ctx, w }) => changeState(ctx, { eventId: w.event.id, state: 'registration' }),
  },
  'event.setUp': {
    do: ({ ctx, w }) =>
      saveTable(ctx, { eventId: w.event.id, label: '99', capacity: 4, equipment: [] }),
  },
  'event.team': {
    do: ({ ctx, w }) =>
      changeTeam(ctx, {
        ...{ eventId: w.event.id, act: 'add', email: w.guest.person.email, role: 'viewer' },
      }),
  },
  'event.readDesk': { do: ({ ctx, w }) => readOverview(ctx, w.event.slug) },
  'event.readSetUp': { do: ({ ctx, w }) => readBasics(ctx, w.event.slug) },
  'chase.read': {
    do: ({ ctx, w }) => readChase(ctx, { eventSlug: w.event.slug, group: 'everyone' }),
  },
  'chase.send': {
    do: ({ ctx, w }) =>
      noteChat(ctx, {
        ...{ eventId: w.event.id, act: 'noted', group: 'everyone', of: undefined, ...WORDS },
        registrationId: w.guest.registrationId,
      }),
  },
  'chase.stopReminder': {
    do: ({ ctx, w }) => stopReminder(ctx, { eventId: w.event.id, id: w.reminderId }),
  },
  'registration.readOwn': { do: ({ ctx, w }) => readOwnPage(ctx, { eventSlug: w.event.slug }) },
  'registration.register': {
    do: ({ ctx, w }) =>
      registerOrganisation(ctx, {
        ...{ eventId: w.event.id, organisationId: w.spare.id, delegates: [{ name: 'Mai' }] },
      }),
  },
  'registration.registerMany': {
    do: ({ ctx, w }) =>
      registerMany(ctx, { eventId: w.event.id, organisationIds: [w.owned.id], tell: false }),
  },
  'registration.edit': {
    do: ({ ctx, w }) => setAbsences(ctx, { delegateId: w.delegateId, absences: [] }),
  },
  'registration.withdraw': {
    do: ({ ctx, w }) => withdrawRegistration(ctx, { registrationId: w.home.registrationId }),
  },
  'registration.approve': {
    do: ({ ctx, w }) =>
      decideRegistration(ctx, { registrationId: w.home.registrationId, decision: 'approved' }),
  },
  'registration.reject': {
    do: ({ ctx, w }) =>
      decideRegistration(ctx, { registrationId: w.home.registrationId, decision: 'rejected' }),
  },
  'registration.letter': {
    do: ({ ctx, w }) =>
      readLetter(ctx, { eventSlug: w.event.slug, delegateId: w.delegateId, locale: 'en' }),
  },
  'registration.assist': {
    do: ({ ctx, w }) => findToRegister(ctx, { eventSlug: w.event.slug, q: 'a' }),
  },
  'registration.manage': { do: ({ ctx, w }) => exportList(ctx, w.event.slug) },
} as const satisfies Partial<Record<Action, Deed>>
