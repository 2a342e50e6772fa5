import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  auditEntries,
  listingConcepts,
  outbox,
  searchDocuments,
  searchMeanings,
  vocabularyGaps,
} from '#db/schema'
import type { Db } from '#db/client'
import type { ConceptTag, ListingKind, Localised } from '#db/domain'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { anOrganisation } from '#app/features/requests/testing.server'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { EVERYTHING } from '#search/question'
import { warmUpVocabulary } from '#search/warm-up'
import { applyChanges } from './apply-changes.server'
import { approveChange } from './approve-change.server'
import { noteListingWords, QueryWords, readGaps } from './gaps.server'
import { previewChanges } from './preview-changes.server'
import { markVocabularyCurrent, readReentry, reenterListings } from './reenter-listings.server'

/* Stands on changes that are on record: a rename, a merge and a split. */
const RENAMED = { from: 'underground.fiber', to: 'underground.fibre-sensing' }
const MERGED = { from: 'environment.indoor-air', to: 'buildings.indoor-air' }
const SPLIT = { from: 'safety.cctv', to: ['smart-city.cctv', 'smart-city.video-analytics'] }
const key = (kind: string, from: string, to: string | string[]) =>
  `${kind}:${from}:${[to].flat().join('+')}`

function aTechnologyOf(ctx: Context, title: Localised, description: Localised = {}): string {
  return createTechnology(
    asSystem(ctx),
    {
      organisationId: anOrganisation(ctx.db).id,
      sourceLocale: 'en',
      title,
      description,
    },
    { status: 'published' },
  ).id
}

function tag(
  db: Db,
  id: string,
  concept: string,
  origin: ConceptTag['origin'],
  weight = 0.5,
  kind: ListingKind = 'technology',
): void {
  db.insert(listingConcepts)
    .values({ listingKind: kind, listingId: id, concept, origin, weight })
    .onConflictDoUpdate({
      target: [listingConcepts.listingKind, listingConcepts.listingId, listingConcepts.concept],
      set: { origin, weight },
    })
    .run()
}

const asSystem = (ctx: Context) => as(ctx, { kind: 'system' })

const tagsOf = (db: Db, id: string) =>
  Object.fromEntries(
    db
      .select()
      .from(listingConcepts)
      .where(eq(listingConcepts.listingId, id))
      .all()
      .map((row) => [row.concept, { origin: row.origin, weight: row.weight }]),
  )

function applyAll(ctx: Context): void {
  while (applyChanges(ctx));
}
const administrator = (ctx: Context) => as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))

// Built once here, so that no single story waits for it.
beforeAll(warmUpVocabulary, 120_000)

describe('a change of the vocabulary', () => {
  it('is for administrators to see and to decide', () => {
    const ctx = aContext()
    const organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
    expect(() => previewChanges(organiser)).toThrowDomainError('notFound')
    expect(() => readGaps(organiser)).toThrowDomainError('notFound')
    expect(() =>
      approveChange(organiser, { change: key('rename', RENAMED.from, RENAMED.to) }),
    ).toThrowDomainError('notFound')
    expect(() => approveChange(as(ctx, { kind: 'visitor' }), { change: 'x' })).toThrowDomainError(
      'signInFirst',
    )
    expect(() => approveChange(administrator(ctx), { change: 'rename:a:b' })).toThrowDomainError(
      'notFound',
    )
  })

  it('previews what moves without moving it, and moves nothing that nobody approved', () => {
    const ctx = administrator(aContext())
    const id = aTechnologyOf(ctx, { en: 'Road roller' })
    tag(ctx.db, id, RENAMED.from, 'author', 1)
    tag(ctx.db, id, RENAMED.to, 'tagger', 0.3)
    const other = aTechnologyOf(ctx, { en: 'Road grader' })
    tag(ctx.db, other, RENAMED.from, 'tagger')
    applyAll(ctx)
    const [change, ...others] = previewChanges(ctx).pending
    expect(others).toEqual([])
    expect(change).toMatchObject({
      kind: 'rename',
      from: [RENAMED.from],
      tags: { author: 1, organiser: 0, tagger: 1 },
      listings: 2,
      joined: 1,
      approved: false,
    })
    expect(change?.examples[0]).toMatchObject({ title: { text: 'Road roller' }, origin: 'author' })
    expect(tagsOf(ctx.db, other)[RENAMED.from]).toBeDefined()
  })

  it('takes the tags of everyone along; of two the stronger weight and the more trusted origin stay', () => {
    const ctx = administrator(aContext())
    const both = aTechnologyOf(ctx, { en: 'Road roller' })
    tag(ctx.db, both, MERGED.from, 'author', 0.4)
    tag(ctx.db, both, MERGED.to, 'tagger', 0.9)
    const one = aTechnologyOf(ctx, { en: 'Road grader' })
    tag(ctx.db, one, MERGED.from, 'tagger', 0.7)
    ctx.db.delete(outbox).run()
    approveChange(ctx, { change: key('merge', MERGED.from, MERGED.to) })
    applyAll(ctx)
    expect(tagsOf(ctx.db, both)).toMatchObject({ [MERGED.to]: { origin: 'author', weight: 0.9 } })
    expect(tagsOf(ctx.db, one)).toMatchObject({ [MERGED.to]: { origin: 'tagger', weight: 0.7 } })
    expect(previewChanges(ctx).pending).toEqual([])
    expect(ctx.db.select({ kind: outbox.kind }).from(outbox).all()).toHaveLength(4)
    const document = ctx.db
      .select({ document: searchDocuments.document })
      .from(searchDocuments)
      .where(eq(searchDocuments.id, both))
      .get()?.document
    expect(document?.concepts).toMatchObject({ [MERGED.to]: 0.9 })
    const moved = ctx.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'vocabulary.tagsMoved'))
      .all()
    expect(moved[0]?.after).toMatchObject({ tags: { author: 1, tagger: 1, organiser: 0 } })
  })

  it('of a split the words of the listing decide, and people lose no tag where they say nothing', () => {
    const ctx = administrator(aContext())
    const analytics = aTechnologyOf(ctx, { en: 'Video analytics for crowds' })
    tag(ctx.db, analytics, SPLIT.from, 'author', 1)
    const silent = aTechnologyOf(ctx, { en: 'Road roller' })
    tag(ctx.db, silent, SPLIT.from, 'organiser', 0.8)
    const guessed = aTechnologyOf(ctx, { en: 'Road grader' })
    tag(ctx.db, guessed, SPLIT.from, 'tagger', 0.8)
    approveChange(ctx, { change: key('split', SPLIT.from, SPLIT.to) })
    applyAll(ctx)
    const people = (id: string) =>
      Object.entries(tagsOf(ctx.db, id))
        .filter(([, { origin }]) => origin !== 'tagger')
        .map(([concept]) => concept)
        .sort()
    expect(people(analytics)).toEqual(['smart-city.video-analytics'])
    expect(people(silent)).toEqual(SPLIT.to)
    expect(Object.keys(tagsOf(ctx.db, guessed)).some((id) => SPLIT.to.includes(id))).toBe(false)
    expect(previewChanges(ctx).pending).toEqual([])
  })

  it('goes on where it was stopped, a few listings at a time', () => {
    const ctx = administrator(aContext())
    const ids = ['Road roller', 'Road grader', 'Road paver'].map((en) => aTechnologyOf(ctx, { en }))
    ids.forEach((id) => tag(ctx.db, id, RENAMED.from, 'author', 1))
    const change = key('rename', RENAMED.from, RENAMED.to)
    approveChange(ctx, { change })
    approveChange(ctx, { change })
    expect(applyChanges(ctx, 2)).toBe(true)
    expect(previewChanges(ctx).pending).toMatchObject([{ listings: 1, approved: true }])
    while (applyChanges(ctx, 2));
    expect(previewChanges(ctx).pending).toEqual([])
    for (const id of ids) expect(tagsOf(ctx.db, id)[RENAMED.to]).toMatchObject({ origin: 'author' })
  })
})

describe('listings after the vocabulary changed', () => {
  it('are not entered again while it is the one they were entered by', () => {
    const ctx = administrator(aContext())
    aTechnologyOf(ctx, { en: 'Leak detection' })
    markVocabularyCurrent(ctx.db)
    expect(reenterListings(ctx)).toBe(false)
    expect(readReentry(ctx)).toBeNull()
  })

  it('get their tags and meaning, and lines for the search server and the matcher; people keep theirs', () => {
    const ctx = administrator(aContext())
    const id = aTechnologyOf(ctx, { en: 'Acoustic leak detection for water pipes' })
    const before = tagsOf(ctx.db, id)
    // An installation of before: other tags, no meanings.
    ctx.db.delete(listingConcepts).run()
    ctx.db.delete(searchMeanings).run()
    ctx.db.delete(outbox).run()
    tag(ctx.db, id, 'water.old-idea', 'tagger')
    tag(ctx.db, id, 'transport.its', 'author', 1)
    tag(ctx.db, id, RENAMED.from, 'tagger', 0.5)
    while (reenterListings(ctx));
    expect(tagsOf(ctx.db, id)).toEqual({
      ...before,
      'transport.its': { origin: 'author', weight: 1 },
      // Waits for an administrator to say yes.
      [RENAMED.from]: { origin: 'tagger', weight: 0.5 },
    })
    expect(ctx.db.select().from(searchMeanings).all().length).toBeGreaterThan(0)
    expect(
      ctx.db
        .select({ kind: outbox.kind })
        .from(outbox)
        .all()
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['index', 'recomputeMatches'])
    expect(readReentry(ctx)).toBeNull()
    expect(reenterListings(ctx)).toBe(false)
  })

  it('come a few at a time; after a kill it goes on, after another change it begins again', () => {
    const ctx = administrator(aContext())
    const ids = ['Road roller', 'Road grader', 'Road paver'].map((en) => aTechnologyOf(ctx, { en }))
    const need = createNeed(
      asSystem(ctx),
      { organisationId: anOrganisation(ctx.db).id, sourceLocale: 'en', title: { en: 'A road' } },
      { status: 'open' },
    ).id
    const entered = () =>
      ctx.db
        .select({ key: outbox.dedupeKey })
        .from(outbox)
        .where(and(eq(outbox.kind, 'index')))
        .all().length
    ctx.db.delete(outbox).run()
    reenterListings(ctx, { version: 'b', batch: 2 })
    expect(readReentry(ctx, 'b')).toMatchObject({ done: 2, total: 4 })
    expect(entered()).toBe(2)
    expect(readReentry(ctx, 'c')).toMatchObject({ done: 0, total: 4 })
    while (reenterListings(ctx, { version: 'b', batch: 3 }));
    expect(entered()).toBe([...ids, need].length)
    expect(readReentry(ctx, 'b')).toBeNull()
    expect(reenterListings(ctx, { version: 'c', batch: 2 })).toBe(true)
  })

  it('one that cannot be entered is named and holds up no other', () => {
    const ctx = administrator(aContext())
    const [broken, whole] = ['Road roller', 'Road grader'].map((en) => aTechnologyOf(ctx, { en }))
    ctx.db.run(
      `CREATE TRIGGER broken BEFORE INSERT ON outbox WHEN NEW.payload LIKE '%${broken}%'
       BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    )
    ctx.db.delete(outbox).run()
    reenterListings(ctx, { version: 'b', batch: 2 })
    expect(readReentry(ctx, 'b')).toMatchObject({ done: 2, failed: [broken] })
    expect(ctx.db.select().from(outbox).all()[0]?.payload).toMatchObject({ id: whole })
  })
})

describe('words without a concept', () => {
  const word = (text: string) => ({ text, covered: false, known: false })

  it('are counted by word, shown from the third time, and hold no numbers, places or known words', () => {
    const ctx = administrator(aContext())
    const words = new QueryWords()
    for (const times of [1, 2, 3])
      words.note([
        word('zirbelkram'),
        word('0912345678'),
        word('leak'),
        ...(times < 3 ? [word('quasselstrippe')] : []),
      ])
    words.note([{ text: 'sensor', covered: true, known: false }])
    words.keep(ctx.db, TEST_NOW)
    words.keep(ctx.db, TEST_NOW)
    expect(readGaps(ctx).query).toEqual([{ word: 'zirbelkram', times: 3, lastOn: '2026-11-20' }])
  })

  it('are noted from the first page of a search only, which answers as before', async () => {
    const ctx = administrator(aContext())
    const words = new QueryWords()
    const search = words.watching(ctx.search)
    const ask = (offset: number) =>
      search.search({
        kind: 'technology',
        question: { ...EVERYTHING, text: 'zirbelkram', words: [word('zirbelkram')] },
        filters: {},
        sort: 'relevance',
        offset,
        limit: 20,
      })
    for (const offset of [0, 20, 40, 0, 0]) expect((await ask(offset)).total).toBe(0)
    words.keep(ctx.db, TEST_NOW)
    expect(readGaps(ctx).query).toMatchObject([{ word: 'zirbelkram', times: 3 }])
  })

  it('come from what may be found only, and few are kept', () => {
    const ctx = administrator(aContext())
    const organisationId = anOrganisation(ctx.db).id
    const listing = (title: string, visibility: 'public' | 'members') =>
      createTechnology(
        asSystem(ctx),
        { organisationId, sourceLocale: 'en', title: { en: title }, visibility },
        { status: 'published' },
      ).id
    const ids = [
      listing('Zirbelkram one', 'public'),
      listing('Zirbelkram two', 'public'),
      listing('Quasselstrippe one', 'members'),
      listing('Quasselstrippe two', 'members'),
    ]
    noteListingWords(
      ctx.db,
      ids.map((id) => ({ payload: { id } })),
      TEST_NOW,
    )
    expect(readGaps(ctx).listing).toEqual([{ word: 'zirbelkram', times: 2, lastOn: '2026-11-20' }])
    for (let number = 0; number < 2100; number++)
      ctx.db
        .insert(vocabularyGaps)
        .values({ source: 'listing', word: `w${number}`, times: 1, lastOn: '2026-01-01' })
        .run()
    noteListingWords(ctx.db, [{ payload: { id: ids[0] } }], TEST_NOW)
    expect(ctx.db.select().from(vocabularyGaps).all()).toHaveLength(2000)
    expect(readGaps(ctx).listing[0]).toMatchObject({ word: 'zirbelkram', times: 3 })
  })
})
