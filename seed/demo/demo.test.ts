import { describe, expect, it } from 'vitest'
import { accounts } from './accounts'
import { events, exhibition2022, networkMeeting2023, survey2021 } from './events'
import { needs } from './needs'
import { koreanFirms, organisations, vietnameseFirms } from './organisations'
import { people } from './people'
import { surveyTechnologies, technologies } from './technologies'
import type { DemoEvent, DemoNeed, DemoTechnology } from './types'

const organisationKeys = new Set(organisations.map((organisation) => organisation.key))
const countryOf = (key: string) =>
  organisations.find((organisation) => organisation.key === key)?.country
const listings: (DemoTechnology | DemoNeed)[] = [...technologies, ...needs]
const listingKeys = new Set(listings.map((listing) => listing.key))
const delegates = Object.values(people).flat()

describe('the counts that the demo stands for', () => {
  it('surveys 27 Korean firms with 31 technologies in 2021', () => {
    expect(koreanFirms).toHaveLength(27)
    expect(surveyTechnologies).toHaveLength(31)
    expect(survey2021.registrations.map((registration) => registration.organisation)).toEqual(
      koreanFirms.map((firm) => firm.key),
    )
    expect(
      survey2021.registrations.flatMap((registration) => registration.listings).sort(),
    ).toEqual(surveyTechnologies.map((technology) => technology.key).sort())
    expect(countBy(surveyTechnologies.map((technology) => technology.field))).toEqual({
      transport: 7,
      water: 6,
      construction: 5,
      safety: 5,
      planning: 4,
      environment: 4,
    })
  })

  it('brings 16 firms of each country and 52 exchanges to the exhibition of 2022', () => {
    const firms = exhibition2022.registrations.map((registration) =>
      countryOf(registration.organisation),
    )
    expect(countBy(firms)).toEqual({ KR: 16, VN: 16 })
    expect(vietnameseFirms).toHaveLength(16)
    const held = exhibition2022.meetings.filter((meeting) => meeting.state === 'held')
    expect(held.length + exhibition2022.exchanges.length).toBe(52)
    expect(countBy(exhibition2022.meetings.map((meeting) => meeting.state))).toEqual({
      held: 44,
      noShow: 3,
      cancelled: 1,
    })
  })

  it('counts a meeting as held by its start or by an outcome that says so, and in no other case', () => {
    for (const meeting of exhibition2022.meetings) {
      const said = exhibition2022.outcomes.some(
        (outcome) => outcome.of === meeting.key && outcome.tookPlace,
      )
      expect(meeting.actualStart !== undefined || said, meeting.key).toBe(meeting.state === 'held')
    }
  })

  it('leaves the requests of 2023 ready to schedule', () => {
    expect(countBy(networkMeeting2023.requests.map((request) => request.state))).toEqual({
      accepted: 51,
      pending: 8,
      declined: 4,
    })
    expect(networkMeeting2023.slots).toHaveLength(8)
    expect(networkMeeting2023.tables).toHaveLength(7)
    expect(networkMeeting2023.interpreters).toHaveLength(6)
    expect(networkMeeting2023.meetings).toEqual([])
  })
})

describe('keys and references', () => {
  it.each([
    ['organisations', organisations.map((organisation) => organisation.key)],
    ['listings', listings.map((listing) => listing.key)],
    ['people', delegates.map((delegate) => delegate.key)],
    ['e-mail addresses', delegates.map((delegate) => delegate.email)],
    ['phones', delegates.map((delegate) => delegate.phone)],
    [
      'records of events',
      events
        .flatMap((event) => [
          ...event.requests,
          ...event.meetings,
          ...event.exchanges,
          ...event.agreements,
        ])
        .map((record) => record.key),
    ],
    ['account addresses', accounts.map((account) => account.email)],
    ['passwords', accounts.map((account) => account.password)],
  ])('names %s once', (_, keys) => {
    expect(repeated(keys)).toEqual([])
  })

  it('resolves every organisation and listing', () => {
    const named = [
      ...listings.map((listing) => listing.organisation),
      ...accounts.map((account) => account.organisation),
      ...Object.keys(people),
      ...events.flatMap((event) => [
        event.organiser,
        ...event.registrations.map((registration) => registration.organisation),
      ]),
    ]
    expect(named.filter((key) => !organisationKeys.has(key))).toEqual([])
    const about = events.flatMap((event) => [
      ...event.registrations.flatMap((registration) => registration.listings),
      ...event.requests.map((request) => request.about),
      ...event.exchanges.flatMap((exchange) => exchange.about ?? []),
    ])
    expect(about.filter((key) => !listingKeys.has(key))).toEqual([])
  })

  it.each([exhibition2022, networkMeeting2023])(
    'asks in $slug only between participants, across the countries, about what one of them brought',
    (event) => {
      const brought = new Map(
        event.registrations.map((registration) => [
          registration.organisation,
          registration.listings,
        ]),
      )
      for (const request of event.requests) {
        expect([countryOf(request.from), countryOf(request.to)].sort(), request.key).toEqual([
          'KR',
          'VN',
        ])
        const both = [...(brought.get(request.from) ?? []), ...(brought.get(request.to) ?? [])]
        expect(both, request.key).toContain(request.about)
        expect(request.state === 'declined', request.key).toBe(request.reason !== undefined)
        expect(request.answeredAt === undefined, request.key).toBe(
          ['pending', 'expired'].includes(request.state),
        )
      }
      expect(
        repeated(
          event.requests.map((request) => [request.from, request.to].sort().join() + request.about),
        ),
      ).toEqual([])
    },
  )
})

describe('the timetable of the exhibition', () => {
  const requests = new Map(exhibition2022.requests.map((request) => [request.key, request]))

  it('rests on accepted requests and on people of both sides', () => {
    for (const meeting of exhibition2022.meetings) {
      const request = requests.get(meeting.request)
      expect(request?.state, meeting.key).toBe('accepted')
      const sides = meeting.delegates.map((key) => key.replace(/-[a-z]$/, '')).sort()
      expect(sides).toEqual([request?.from, request?.to].sort())
    }
  })

  it('puts nobody and nothing twice into a slot', () => {
    const taken = exhibition2022.meetings.flatMap((meeting) =>
      [
        meeting.table,
        meeting.interpreter,
        ...meeting.delegates.map((key) => key.replace(/-[a-z]$/, '')),
      ]
        .filter((resource) => resource !== undefined)
        .map((resource) => `${meeting.slot} ${resource}`),
    )
    expect(repeated(taken)).toEqual([])
  })

  it('seats an interpreter exactly where the two delegates share no language', () => {
    const speaks = new Map(delegates.map((delegate) => [delegate.key, delegate.languages]))
    for (const meeting of exhibition2022.meetings) {
      const [one, other] = meeting.delegates.map((key) => speaks.get(key) ?? [])
      const shared = one?.some((language) => other?.includes(language)) ?? false
      expect(meeting.interpreter === undefined, meeting.key).toBe(shared)
    }
  })

  it('has outcomes, follow-ups and agreements only of talks, one outcome a side', () => {
    const talks = new Map(
      [
        ...exhibition2022.meetings.map((meeting) => ({
          key: meeting.key,
          sides: meeting.delegates.map((key) => key.replace(/-[a-z]$/, '')),
        })),
        ...exhibition2022.exchanges.map((exchange) => ({
          key: exchange.key,
          sides: exchange.organisations,
        })),
      ].map((talk) => [talk.key, talk.sides]),
    )
    for (const record of [...exhibition2022.outcomes, ...exhibition2022.followUps]) {
      expect(talks.get(record.of), record.of).toContain(record.side)
    }
    expect(exhibition2022.agreements.filter((agreement) => !talks.has(agreement.of))).toEqual([])
    expect(exhibition2022.agreements.filter((agreement) => agreement.kind === 'contract')).toEqual(
      [],
    )
    expect(
      repeated(exhibition2022.outcomes.map((outcome) => `${outcome.of} ${outcome.side}`)),
    ).toEqual([])
    expect(
      exhibition2022.outcomes.filter(
        (outcome) => outcome.tookPlace !== (outcome.interest !== undefined),
      ),
    ).toEqual([])
  })
})

describe('numbers and addresses', () => {
  it('gives every organisation a number with right check digits or the reason why it has none', () => {
    for (const organisation of organisations) {
      const number = organisation.registrationNumber
      expect(
        (number === undefined) !== (organisation.noRegistrationReason === undefined),
        organisation.key,
      ).toBe(true)
      if (number === undefined) continue
      expect(
        organisation.country === 'KR' ? koreanRemainder(number) : vietnameseRemainder(number),
        organisation.key,
      ).toBe(0)
    }
    expect(
      repeated(organisations.flatMap((organisation) => organisation.registrationNumber ?? [])),
    ).toEqual([])
  })

  it('tells wrong check digits', () => {
    expect(koreanRemainder('124-81-00998')).toBe(0)
    expect(koreanRemainder('124-81-00997')).not.toBe(0)
    expect(vietnameseRemainder('0300588569')).toBe(0)
    expect(vietnameseRemainder('0300588568')).not.toBe(0)
  })

  it('keeps every host under .example', () => {
    const text = JSON.stringify([organisations, technologies, needs, people, events, accounts])
    const hosts = [...text.matchAll(/(?:@|https?:\/\/)([a-z0-9.-]+)/gi)].map(
      (match) => match[1] ?? '',
    )
    expect(hosts.length).toBeGreaterThan(100)
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([])
  })

  it('keeps passwords long and account addresses in the demo domain', () => {
    expect(accounts.filter((account) => account.password.length < 12)).toEqual([])
    expect(accounts.filter((account) => !account.email.endsWith('@demo.hanviet.example'))).toEqual(
      [],
    )
  })
})

describe('texts', () => {
  it('fits names to tiles and summaries to 300 characters', () => {
    expect(organisations.filter((organisation) => organisation.shortName.length > 14)).toEqual([])
    expect(
      technologies
        .flatMap((technology) => Object.values(technology.summary))
        .filter((text) => text.length > 300),
    ).toEqual([])
  })

  it('describes every technology in its own language with substance', () => {
    for (const technology of technologies) {
      const words = technology.description[technology.sourceLocale]?.split(/\s+/).length ?? 0
      expect(words, technology.key).toBeGreaterThanOrEqual(80)
      expect(words, technology.key).toBeLessThanOrEqual(160)
    }
  })

  it('says of each language version who wrote it', () => {
    for (const listing of listings) {
      expect(Object.keys(listing.provenance).sort(), listing.key).toEqual(
        Object.keys(listing.title).sort(),
      )
      expect(listing.provenance[listing.sourceLocale], listing.key).toEqual({ by: 'person' })
    }
  })

  it('writes in NFC', () => {
    const text = JSON.stringify([organisations, technologies, needs, people, events, accounts])
    expect(text === text.normalize('NFC')).toBe(true)
  })

  it('repeats no sentence between listings, notes and messages', () => {
    const talk = (event: DemoEvent) => [
      ...event.requests.map((request) => request.message),
      ...[...event.outcomes, ...event.followUps].flatMap((record) => record.note ?? []),
    ]
    const texts = [
      ...technologies.flatMap((technology) => [
        technology.title,
        technology.summary,
        technology.description,
        technology.applications,
      ]),
      ...needs.flatMap((need) => [
        need.title,
        need.problem,
        need.desiredOutcome,
        need.currentSituation,
      ]),
      ...organisations.map((organisation) => organisation.about),
    ].flatMap((localised) => Object.values(localised))
    expect(repeated([...texts, ...events.flatMap(talk)])).toEqual([])
  })

  it('has needs with dates, budgets and minimum TRLs that make sense', () => {
    for (const need of needs) {
      expect(need.budget?.min ?? 0, need.key).toBeLessThanOrEqual(need.budget?.max ?? Infinity)
      expect(need.minTrl ?? 1, need.key).toBeGreaterThanOrEqual(1)
      expect(need.minTrl ?? 9, need.key).toBeLessThanOrEqual(9)
      expect((need.deadline ?? '2027') > need.enteredOn, need.key).toBe(true)
    }
    expect(needs.filter((need) => need.confidential)).toHaveLength(3)
  })
})

/** Distance from a number whose check digit is right; weights of the Korean business registration number. */
function koreanRemainder(number: string): number {
  const digits = [...number.replaceAll('-', '')].map(Number)
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5, 1]
  const sum = weights.reduce((total, weight, place) => total + weight * (digits[place] ?? NaN), 0)
  return (sum + Math.floor((5 * (digits[8] ?? NaN)) / 10)) % 10
}

/** The same for the Vietnamese tax code: the weighted sum and the last digit add up to 10 modulo 11. */
function vietnameseRemainder(number: string): number {
  const digits = [...number.slice(0, 10)].map(Number)
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3, 1]
  const sum = weights.reduce((total, weight, place) => total + weight * (digits[place] ?? NaN), 0)
  return (sum + 1) % 11
}

function countBy(values: (string | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1
  return counts
}

function repeated(values: string[]): string[] {
  return values.filter((value, place) => values.indexOf(value) !== place)
}
