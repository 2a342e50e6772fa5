import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  matches,
  meetingRequests,
  outbox,
  registrationListings,
  suggestionRefusals,
} from '#db/schema'
import { writeComment } from '#app/features/comments'
import { createNeed, createTechnology, listingsOf, readNeed } from '#app/features/catalogue'
import {
  exportListings,
  readConcept,
  readHome,
  readParameters,
  searchListings,
  suggestSearches,
} from '#app/features/discovery'
import {
  previewListing,
  readHistory,
  readStep,
  readSteps,
  restoreVersion,
  saveStep,
} from '#app/features/editing'
import { readPairMatch } from '#app/features/matching'
import { renderMail } from '#app/features/notifications'
import { createOrganisation } from '#app/features/organisations'
import { approveRegistration, registerOrganisation } from '#app/features/registration'
import { setNeedState } from '#app/features/reviews'
import { addToShortlist } from '#app/features/shortlist'
import { readSitemapIndex, readSitemapPart } from '#app/features/sitemap'
import type { Context } from '#app/platform/context.server'
import { DomainError } from '#app/platform/domain-error'
import { aContext, aDatabase, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { answerRequest } from './answer-request.server'
import { changeRequest } from './change-request.server'
import { counterRequest } from './counter-request.server'
import { readAskPage, readRequest, readRequestBox } from './queries.server'
import { refuseSuggestion } from './refuse-suggestion.server'
import { requestMeeting } from './request-meeting.server'
import { readSuggestions } from './suggest-partners.server'
import { aMatchmaking } from './testing.server'

const OWNER = 'Hiền Lương Tower'
const SITE = 'Trạm bơm Kim Long'

/** A supplier, the owner of a confidential need and another buyer at one event; statements are counted. */
function aWorld() {
  const open = aDatabase()
  let statements = 0
  const prepare = open.sqlite.prepare.bind(open.sqlite)
  open.sqlite.prepare = (sql: string) => {
    statements += 1
    return prepare(sql)
  }
  const ctx = aContext({ db: open.db })
  const event = aMatchmaking({ state: 'requests', ctx })
  const firm = (name: string, country: 'KR' | 'VN' | 'other', province: string) => {
    const organisation = createOrganisation(ctx, { legalName: { en: name }, country, province })
    const person = aPerson(ctx.db, {
      name: `Person of ${name}`,
      member: { organisationId: organisation.id },
    })
    const { id } = registerOrganisation(ctx, {
      eventId: event.id,
      organisationId: organisation.id,
      delegates: [{ name: `Delegate of ${name}`, personId: person.id }],
    })
    approveRegistration(event.desk, { registrationId: id })
    return { organisation, registrationId: id, person, as: as(ctx, person) }
  }
  const supplier = firm('Hanbit', 'KR', '서울')
  const owner = firm(OWNER, 'other', 'Cà Mau')
  const buyer = firm('Da Nang Water', 'VN', 'Đà Nẵng')
  const sensor = createTechnology(
    ctx,
    { organisationId: supplier.organisation.id, sourceLocale: 'en', title: { en: 'Leak sensor' } },
    { status: 'published' },
  )
  const want = (title: string, more = {}) =>
    createNeed(
      ctx,
      {
        organisationId: owner.organisation.id,
        sourceLocale: 'en',
        title: { en: title },
        concepts: ['water.leak-detection'],
        province: 'Huế',
        placeText: SITE,
        confidential: true,
        ...more,
      },
      { status: 'open' },
    )
  const secret = want('Quiet leak detection')
  const bring = (one: { registrationId: string }, kind: 'technology' | 'need', listingId: string) =>
    ctx.db
      .insert(registrationListings)
      .values({ registrationId: one.registrationId, listingKind: kind, listingId })
      .run()
  bring(supplier, 'technology', sensor.id)
  bring(owner, 'need', secret.id)
  ctx.db
    .insert(matches)
    .values({
      technologyId: sensor.id,
      needId: secret.id,
      score: 80,
      parts: [],
      blockers: [],
      computedAt: TEST_NOW,
    })
    .onConflictDoUpdate({ target: [matches.needId, matches.technologyId], set: { score: 80 } })
    .run()
  /** What comes of it, and how many statements it took. */
  const ask = (work: () => unknown) => {
    statements = 0
    try {
      return { answer: work(), statements }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { code, kind, params, field } = error
      return { refused: { code, kind, params, field }, statements }
    }
  }
  const post = (partner: string, about?: string) =>
    requestMeeting(supplier.as, {
      fromRegistrationId: supplier.registrationId,
      toRegistrationId: partner,
      priority: 'want',
      ...(about && { about: { kind: 'need', id: about } }),
    })
  return { ctx, event, supplier, owner, buyer, sensor, secret, want, ask, post }
}
let world: ReturnType<typeof aWorld>
beforeEach(() => (world = aWorld()))

/** Anything that says whose it is: name, ids, address, the seat, the site, the people. */
function traces(): RegExp {
  const { organisation, registrationId, person } = world.owner
  const words = [
    OWNER,
    organisation.id,
    organisation.slug,
    registrationId,
    person.id,
    SITE,
    'Cà Mau',
    'vn-cm',
  ]
  return new RegExp(words.join('|'))
}
const parameters = (query: string) => readParameters(new URLSearchParams(query))

describe('the owner of a confidential need', () => {
  it.each(['visitor', 'supplier'] as const)(
    'is in no list, count, filter, suggestion, file or map of the site, for a %s',
    async (who) => {
      const { ctx, supplier, owner, secret } = world
      const reader = who === 'visitor' ? as(ctx, { kind: 'visitor' }) : supplier.as
      const found = await searchListings(reader, 'need', parameters(''))
      expect(found.results.map(({ id }) => id)).toEqual([secret.id])
      const filters = found.facets.map(({ facet, values }) => [facet, values.length])
      expect(filters).toContainEqual(['country', 1])
      const shown = [
        found,
        await readHome(reader),
        await readConcept(reader, 'water.leak-detection'),
        await suggestSearches(reader, { q: 'Hien Luong', in: 'needs' }),
        readNeed(reader, secret.slug),
        readSitemapIndex(ctx),
        ...['technologies-1.xml', 'organisations-1.xml'].map((part) => readSitemapPart(ctx, part)),
        ...(who === 'supplier' ? [await exportListings(reader, 'need', parameters(''))] : []),
      ]
      for (const one of shown) expect(JSON.stringify(one)).not.toMatch(traces())
      expect(() => readSitemapPart(ctx, 'needs-1.xml')).toThrowDomainError('notFound')
      expect(listingsOf(reader, owner.organisation.id).needs).toEqual([])
    },
  )

  it('is not found by: neither its name, nor its site, nor its country, nor by a filter for it', async () => {
    const { supplier, owner } = world
    for (const query of [
      `q=${OWNER}`,
      `q=${SITE}`,
      'country=other',
      `organisation=${owner.organisation.id}`,
      'place=vn-cm',
    ]) {
      const found = await searchListings(supplier.as, 'need', parameters(query))
      expect([query, found.total]).toEqual([query, 0])
    }
    world.want('Loud leak detection', { confidential: false })
    const named = await searchListings(supplier.as, 'need', parameters(`q=${SITE}`))
    expect(named.results.map(({ title }) => title.text)).toEqual(['Loud leak detection'])
  })

  it('is not told by the form that asks for a meeting, whoever is named beside the need', () => {
    const { event, supplier, owner, buyer, secret } = world
    const read = (to?: string) =>
      readAskPage(supplier.as, { eventSlug: event.slug, need: secret.slug, ...(to && { to }) })
    expect(read()).toMatchObject({ hidden: true, chosen: { registrationId: `need:${secret.id}` } })
    expect(JSON.stringify(read())).not.toMatch(traces())
    expect(read(owner.registrationId)).toEqual(read(buyer.registrationId))
  })

  it('is not guessed by sending the form for each participant in turn', () => {
    const { supplier, owner, buyer, secret, post, ask, ctx } = world
    const guesses = [owner, buyer].map((one) => ask(() => post(one.registrationId, secret.id)))
    expect(guesses[0]).toEqual(guesses[1])
    expect(guesses[0]?.refused?.code).toBe('notFound')
    const { id } = post(owner.registrationId)
    const change = () =>
      changeRequest(supplier.as, {
        requestId: id,
        version: 1,
        priority: 'want',
        about: { kind: 'need', id: secret.id },
      })
    expect(change).toThrowDomainError('notFound')
    const back = requestMeeting(buyer.as, {
      fromRegistrationId: buyer.registrationId,
      toRegistrationId: supplier.registrationId,
      priority: 'want',
    })
    const counter = () =>
      counterRequest(supplier.as, {
        requestId: back.id,
        version: 1,
        priority: 'want',
        about: { kind: 'need', id: secret.id },
      })
    expect(counter).toThrowDomainError('notFound')
    expect(ctx.db.select().from(meetingRequests).all()).toHaveLength(2)
  })

  it('stays unnamed in the request that is sent by the need, in its page, its mails and its answer', () => {
    const { ctx, event, supplier, owner, secret, post } = world
    const { id } = post(`need:${secret.id}`, secret.id)
    const shown = () => [
      readRequest(supplier.as, { eventSlug: event.slug, requestId: id }),
      readRequestBox(supplier.as, event.slug),
    ]
    expect(JSON.stringify(shown())).not.toMatch(traces())
    answerRequest(owner.as, {
      requestId: id,
      version: 1,
      answer: 'declined',
      reason: 'Not this year.',
    })
    expect(JSON.stringify(shown())).not.toMatch(traces())
    const mails = ctx.db.select().from(outbox).where(eq(outbox.kind, 'mail')).all()
    const site = { publicOrigin: 'http://localhost:3000', secretKey: 'x'.repeat(32) }
    const toSupplier = mails.filter(({ payload }) =>
      JSON.stringify(payload.to).includes(supplier.person.id),
    )
    expect(toSupplier.length).toBeGreaterThan(0)
    for (const { payload } of toSupplier)
      expect(JSON.stringify(renderMail(ctx.db, site, payload as never))).not.toMatch(traces())
  })

  it('is shown once it has accepted', () => {
    const { event, supplier, owner, secret, post } = world
    const { id } = post(`need:${secret.id}`, secret.id)
    answerRequest(owner.as, { requestId: id, version: 1, answer: 'accepted' })
    const page = readRequest(supplier.as, { eventSlug: event.slug, requestId: id })
    expect(page.request.to?.name).toBe(OWNER)
    expect(readNeed(supplier.as, secret.slug).owner?.name).toBe(OWNER)
  })

  it('is not told by suggestions: not by its seat, by a request to it, nor by turning participants down', () => {
    const { ctx, event, supplier, owner, buyer, secret, post } = world
    const read = () => readSuggestions(supplier.as, event.slug)
    const [line] = read().suggestions
    expect(line?.partner).toBe(`need:${secret.id}`)
    expect(JSON.stringify(read().suggestions)).not.toMatch(traces())
    post(owner.registrationId)
    expect(read().suggestions).toHaveLength(1)
    for (const one of [owner, buyer])
      expect(() =>
        refuseSuggestion(supplier.as, {
          eventSlug: event.slug,
          partner: one.registrationId,
          act: 'refuse',
        }),
      ).toThrowDomainError('notFound')
    const refuse = (act: 'refuse' | 'undo') =>
      refuseSuggestion(supplier.as, { eventSlug: event.slug, partner: `need:${secret.id}`, act })
    refuse('refuse')
    refuse('refuse')
    expect(read().refused).toEqual([{ partner: `need:${secret.id}`, name: null }])
    refuse('undo')
    expect(ctx.db.select().from(suggestionRefusals).all()).toEqual([])
  })

  it('is not told by why two that meet over something else fit', () => {
    const { supplier, owner, secret } = world
    const sides = [supplier.organisation.id, owner.organisation.id] as const
    expect(readPairMatch(supplier.as, sides, null)).toBeNull()
    expect(readPairMatch(owner.as, sides, null)?.needId).toBe(secret.id)
  })
})

describe('what somebody may not see, and what is not there', () => {
  it.each(['visitor', 'supplier', 'organiser of another event'] as const)(
    'answer alike and after as many statements, for a %s',
    (who) => {
      const { ctx, supplier, want, ask } = world
      const elsewhere = aMatchmaking({ ctx, state: 'requests' })
      const reader: Context =
        who === 'visitor'
          ? as(ctx, { kind: 'visitor' })
          : who === 'supplier'
            ? supplier.as
            : elsewhere.desk
      const draft = createNeed(ctx, {
        organisationId: world.owner.organisation.id,
        sourceLocale: 'en',
        title: { en: 'A draft' },
        confidential: true,
      })
      const forEvent = want('For an event', { visibility: 'event' })
      const there = [
        draft,
        forEvent,
        ...(who === 'visitor' ? [want('M', { visibility: 'members' })] : []),
      ]
      const seen = (slug: string) => ({ kind: 'need' as const, slug, version: 1 })
      const form = { version: 1, upToDate: false, visibility: 'public', confidential: true }
      const acts: Record<string, (slug: string) => unknown> = {
        page: (slug) => readNeed(reader, slug),
        history: (slug) => readHistory(reader, 'need', slug),
        restore: (slug) => restoreVersion(reader, { ...seen(slug), seen: 1 }),
        preview: (slug) => previewListing(reader, 'need', slug, 'en'),
        step: (slug) =>
          readStep(reader, { kind: 'need', slug, step: 'basics', lang: null, token: null }),
        steps: (slug) => readSteps(reader, 'need', slug),
        save: (slug) =>
          saveStep(reader, {
            kind: 'need',
            slug,
            step: 'publication',
            lang: null,
            form: form as never,
          }),
        state: (slug) => setNeedState(reader, { ...seen(slug), status: 'closed' }),
        comment: (slug) => writeComment(reader, { kind: 'need', slug, field: 'title', text: 'x' }),
        shortlist: (slug) => addToShortlist(reader, { intent: 'add', kind: 'need', slug }),
      }
      for (const [name, act] of Object.entries(acts)) {
        const missing = ask(() => act('no-such-need'))
        expect([name, missing.refused?.code]).not.toEqual([name, undefined])
        for (const { slug } of there)
          expect([name, slug, ask(() => act(slug))]).toEqual([name, slug, missing])
      }
    },
  )
})
