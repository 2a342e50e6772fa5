import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  auditEntries,
  exclusions,
  needs,
  organisationMembers,
  people,
  shortlistEntries,
  shortlistNotes,
  technologies,
} from '#db/schema'
import { forgetPerson } from '#app/features/accounts'
import { createNeed, createTechnology } from '#app/features/catalogue'
import { mergeOrganisations } from '#app/features/merges'
import { createOrganisation } from '#app/features/organisations'
import { exportOrganisation, exportPerson } from '#app/features/privacy'
import { csvOf, xlsxOf } from '#app/platform/files/write-list.server'
import { parseTable } from '#app/platform/files/parse-table'
import { unzip } from '#app/platform/files/zip'
import type { Context } from '#app/platform/context.server'
import { aContext, aPerson, as, TEST_NOW } from '#app/platform/testing.server'
import { addToShortlist } from './add-to-shortlist.server'
import { changeNote, deleteNote } from './change-note.server'
import { exportShortlist } from './export-shortlist.server'
import { readShortlist, readShortlistMarks, readToSave } from './read-shortlist.server'
import { removeFromShortlist } from './remove-from-shortlist.server'
import type { ShortlistSort } from './schema'
import { writeNote } from './write-note.server'

let ctx: Context
let hanbit: { id: string; slug: string }
let songBo: { id: string; slug: string }
let sensor: { id: string; slug: string; version: number }
let secret: { id: string; slug: string }

beforeEach(() => {
  ctx = aContext()
  hanbit = createOrganisation(ctx, { legalName: { ko: '한빛' }, country: 'KR', province: '서울' })
  songBo = createOrganisation(ctx, {
    legalName: { vi: 'Sông Bồ' },
    country: 'VN',
    province: 'Huế',
  })
  sensor = createTechnology(
    ctx,
    { organisationId: hanbit.id, sourceLocale: 'en', title: { en: '=Leak sensor' }, trl: 9 },
    { status: 'published' },
  )
  secret = createNeed(
    ctx,
    {
      organisationId: hanbit.id,
      sourceLocale: 'en',
      title: { en: 'Quiet need' },
      confidential: true,
    },
    { status: 'open' },
  )
})

const member = (role: 'owner' | 'editor' | 'viewer' = 'editor', of = songBo, name?: string) =>
  as(ctx, aPerson(ctx.db, { member: { organisationId: of.id, role }, ...(name && { name }) }))
const visitor = () => as(ctx, { kind: 'visitor' })
const add = (who: Context, given: Partial<Parameters<typeof addToShortlist>[1]> = {}) =>
  addToShortlist(who, { intent: 'add', kind: 'technology', slug: sensor.slug, ...given }).entryId
const listOf = (who: Context, sort?: ShortlistSort) => {
  const list = readShortlist(who, { sort: sort ?? null })
  if (!list) throw new Error('no list')
  return list
}

describe('a shortlist', () => {
  it('is read and changed by the people of its organisation only, by role', () => {
    const entry = add(member())
    const { noteId: note } = writeNote(member(), { entry, text: 'Ask for a sample' })
    const acts = (who: Context) => [
      () => add(who, { organisation: songBo.id }),
      () => removeFromShortlist(who, { entry }),
      () => writeNote(who, { entry, text: 'x' }),
      () => changeNote(who, { note, version: 1, text: 'x' }),
      () => deleteNote(who, { note, version: 1 }),
    ]
    for (const act of acts(visitor())) expect(act).toThrowDomainError('signInFirst')
    for (const outsider of [
      member('owner', hanbit),
      as(ctx, aPerson(ctx.db)),
      as(ctx, aPerson(ctx.db, { staff: ['administrator', 'organiser'] })),
      member('viewer'),
    ])
      for (const act of acts(outsider)) expect(act).toThrowDomainError('notFound')
    expect(listOf(member('viewer'))).toMatchObject({ mayEdit: false, entries: [{ id: entry }] })
    expect(() => readShortlist(visitor())).toThrowDomainError('signInFirst')
    expect(readShortlist(as(ctx, aPerson(ctx.db, { staff: ['administrator'] })))).toBeNull()
    expect(() =>
      readShortlist(member('owner', hanbit), { organisation: songBo.slug }),
    ).toThrowDomainError('notFound')
    expect(() => exportShortlist(as(ctx, aPerson(ctx.db)), asked)).toThrowDomainError('notFound')
  })

  it('takes what the person can see, once, and not the organisation itself', () => {
    const mai = member()
    const entry = add(mai)
    expect(add(member())).toBe(entry)
    expect(() => add(mai, { slug: 'nowhere' })).toThrowDomainError('notFound')
    expect(() => add(mai, { kind: 'organisation', slug: songBo.slug })).toThrowDomainError(
      'shortlist.own',
    )
    const draft = createTechnology(ctx, {
      organisationId: hanbit.id,
      sourceLocale: 'en',
      title: { en: 'Draft' },
    })
    expect(() => add(mai, { slug: draft.slug })).toThrowDomainError('notFound')
    add(mai, { kind: 'organisation', slug: hanbit.slug })
    expect(ctx.db.select().from(shortlistEntries).all()).toHaveLength(2)
  })

  it('asks people of several organisations whose list is meant', () => {
    const both = aPerson(ctx.db, { member: { organisationId: songBo.id, role: 'editor' } })
    both.memberships.push({ organisationId: hanbit.id, role: 'editor' })
    ctx.db
      .insert(organisationMembers)
      .values({ organisationId: hanbit.id, personId: both.id, role: 'editor' })
      .run()
    const who = as(ctx, both)
    expect(() => add(who)).toThrowDomainError('shortlist.chooseOrganisation')
    expect(readShortlistMarks(who, 'technology', [sensor.id])).toEqual({
      way: 'choose',
      saved: [],
      own: [],
    })
    const asked = { kind: 'technology', slug: sensor.slug, back: '/en' }
    // Their other firm offers it itself.
    expect(readToSave(who, asked)?.organisations.map(({ id }) => id)).toEqual([songBo.id])
    expect(readToSave(who, { ...asked, slug: 'nowhere' })).toBeNull()
    add(who, { organisation: songBo.id })
    expect(readShortlist(who, { organisation: hanbit.slug })?.entries).toEqual([])
    expect(readShortlist(who, { organisation: songBo.slug })?.entries).toHaveLength(1)
    expect(readShortlistMarks(who, 'technology', [sensor.id]).saved).toEqual([sensor.id])
  })

  it('shows on pages who may save, and what is saved', () => {
    add(member())
    const marks = (who: Context) => readShortlistMarks(who, 'technology', [sensor.id])
    expect(marks(member())).toEqual({ way: 'save', saved: [sensor.id], own: [] })
    expect(marks(member('viewer'))).toEqual({ way: 'read', saved: [sensor.id], own: [] })
    // Its own is not offered to it, nor taken.
    const owner = member('owner', hanbit)
    expect(marks(owner)).toEqual({ way: 'save', saved: [], own: [sensor.id] })
    expect(() => add(owner)).toThrowDomainError('shortlist.ownListing')
    expect(marks(visitor())).toEqual({ way: 'none', saved: [], own: [] })
  })

  it('keeps who stands behind a confidential need to itself, in the page and in the file', () => {
    const mai = member()
    add(mai, { kind: 'need', slug: secret.slug })
    const [entry] = listOf(mai).entries
    expect(entry?.subject).toMatchObject({ title: { text: 'Quiet need' }, owner: null })
    expect(JSON.stringify([listOf(mai), exportShortlist(mai, asked)])).not.toMatch(
      new RegExp(`한빛|${hanbit.id}`),
    )
  })

  it('shows what was withdrawn, excluded or deleted as no longer shown, with its notes and without its text', () => {
    const mai = member()
    const entry = add(mai)
    add(mai, { kind: 'organisation', slug: hanbit.slug })
    writeNote(mai, { entry, text: 'Ask for a sample' })
    const gone = () => listOf(mai).entries.map(({ subject }) => subject === null)
    ctx.db.update(technologies).set({ status: 'archived' }).run()
    expect(gone()).toEqual([false, true])
    expect(JSON.stringify(listOf(mai))).not.toContain('Leak sensor')
    expect(listOf(mai).entries[1]?.notes).toHaveLength(1)
    ctx.db.update(technologies).set({ status: 'published' }).run()
    ctx.db
      .insert(exclusions)
      .values({ organisationId: hanbit.id, excludedOrganisationId: songBo.id, createdAt: TEST_NOW })
      .run()
    expect(gone()).toEqual([true, true])
    expect(exportShortlist(mai, asked).flat().join()).not.toMatch(/한빛|Leak sensor/)
  })

  it('comes in one order over the whole list, by the reader’s language', () => {
    const mai = { ...member(), locale: 'vi' as const }
    // Titles that differ in their marks alone are one title of an organisation.
    const ownerOf = (title: string) =>
      createOrganisation(ctx, { legalName: { en: `Firm ${title.length} ${title}` }, country: 'VN' })
        .id
    for (const title of ['Đức', 'An', 'Ánh', 'Ân', 'Dương', 'Ăn', 'Đào', 'Dũng', 'Em'])
      add(mai, {
        slug: createTechnology(
          ctx,
          { organisationId: ownerOf(title), sourceLocale: 'vi', title: { vi: title } },
          { status: 'published' },
        ).slug,
      })
    const titles = (sort?: ShortlistSort) =>
      listOf(mai, sort).entries.map(({ subject }) => subject?.title.text)
    const sorted = ['An', 'Ánh', 'Ăn', 'Ân', 'Dũng', 'Dương', 'Đào', 'Đức', 'Em']
    expect(titles('title')).toEqual(sorted)
    expect(titles()[0]).toBe('Em')
    expect(
      exportShortlist(mai, { organisation: null, sort: 'title' })
        .slice(1)
        .map((row) => row[1]),
    ).toEqual(sorted)
  })
})

const asked = { organisation: null, sort: null }

describe('a private note', () => {
  it('is seen by all of the organisation, and mended by its author alone', () => {
    const [mai, minh] = [member('editor', songBo, 'Mai'), member('owner', songBo, 'Minh')]
    const entry = add(mai)
    const { noteId: note } = writeNote(mai, { entry, text: 'Ask for a sample' })
    expect(listOf(minh).entries[0]?.notes).toMatchObject([
      { text: 'Ask for a sample', by: 'Mai', isOwn: false },
    ])
    expect(() => changeNote(minh, { note, version: 1, text: 'No' })).toThrowDomainError('notFound')
    expect(() => deleteNote(minh, { note, version: 1 })).toThrowDomainError('notFound')
    changeNote(mai, { note, version: 1, text: 'Sample asked for' })
    expect(() => changeNote(mai, { note, version: 1, text: 'Old tab' })).toThrowDomainError(
      'shortlist.noteChanged',
    )
    expect(() => deleteNote(mai, { note, version: 1 })).toThrowDomainError('shortlist.noteChanged')
    expect(listOf(mai).entries[0]?.notes).toMatchObject([{ text: 'Sample asked for', version: 2 }])
    deleteNote(mai, { note, version: 2 })
    expect(listOf(mai).entries[0]?.notes).toEqual([])
  })

  it('is written once, however often the button is pressed, and its words are not in the audit trail', () => {
    const mai = member()
    const entry = add(mai)
    const key = '0198c0de-0000-7000-8000-000000000001'
    const both = [1, 2].map(() => writeNote(mai, { entry, text: 'Too expensive', key }).noteId)
    expect(both[0]).toBe(both[1])
    expect(ctx.db.select().from(shortlistNotes).all()).toHaveLength(1)
    expect(JSON.stringify(ctx.db.select().from(auditEntries).all())).not.toContain('expensive')
  })

  it('goes with its entry', () => {
    const mai = member()
    const entry = add(mai)
    writeNote(mai, { entry, text: 'x' })
    removeFromShortlist(mai, { entry })
    expect(ctx.db.select().from(shortlistNotes).all()).toEqual([])
  })

  it('stands in the ZIP of its author and of the organisation, in nobody else’s', () => {
    const [mai, owner] = [member('editor', songBo, 'Mai'), member('owner')]
    writeNote(mai, { entry: add(mai), text: 'Ask for a sample' })
    const inside = (zip: Uint8Array) =>
      [...unzip(Buffer.from(zip), () => true, 1e7).values()].map(String).join('\n')
    expect(inside(exportPerson(mai))).toContain('Ask for a sample')
    expect(inside(exportOrganisation(owner, songBo.slug))).toContain('Ask for a sample')
    expect(inside(exportPerson(owner))).not.toContain('sample')
    expect(inside(exportOrganisation(member('owner', hanbit), hanbit.slug))).not.toContain('sample')
  })

  it('stays with the organisation when its author’s account is erased, and names nobody', () => {
    const [mai, owner] = [member('editor', songBo, 'Mai Thị Erased'), member('owner')]
    writeNote(mai, { entry: add(mai), text: 'Ask for a sample' })
    if (mai.actor.kind !== 'person') throw new Error('a person')
    const { id, email } = mai.actor
    ctx.db.transaction((tx) => forgetPerson(tx, mai, { id, email }))
    expect(ctx.db.select().from(people).where(eq(people.id, id)).get()?.name).toBe('—')
    const [entry] = listOf(owner).entries
    expect(entry?.notes).toMatchObject([{ text: 'Ask for a sample' }])
    expect(JSON.stringify(entry)).not.toMatch(/Erased|—/)
  })
})

describe('when two organisations become one', () => {
  it('their lists are one, with the notes of both, and entries about the other lead to the one that stays', () => {
    const hanbitToo = createOrganisation(ctx, { legalName: { ko: '한빛 테크' }, country: 'KR' })
    const need = createNeed(
      ctx,
      { organisationId: songBo.id, sourceLocale: 'en', title: { en: 'Leaks' } },
      { status: 'open' },
    )
    const [keeper, other, buyer] = [member('owner', hanbit), member('owner', hanbitToo), member()]
    const about = { kind: 'need', slug: need.slug } as const
    writeNote(keeper, { entry: add(keeper, about), text: 'of the one' })
    writeNote(other, { entry: add(other, about), text: 'of the other' })
    add(other, { kind: 'organisation', slug: songBo.slug })
    add(other, { kind: 'organisation', slug: hanbit.slug })
    add(buyer, { kind: 'organisation', slug: hanbitToo.slug })
    const administrator = as(ctx, aPerson(ctx.db, { staff: ['administrator'] }))
    mergeOrganisations(administrator, {
      keepId: hanbit.id,
      otherId: hanbitToo.id,
      keepVersion: 1,
      otherVersion: 1,
    })
    const list = listOf(keeper)
    expect(list.entries.map(({ kind, subject }) => [kind, subject?.title.text])).toEqual([
      ['organisation', 'Sông Bồ'],
      ['need', 'Leaks'],
    ])
    expect(list.entries[1]?.notes.map(({ text }) => text)).toEqual(['of the one', 'of the other'])
    expect(listOf(buyer).entries[0]?.subject?.slug).toBe(hanbit.slug)
    expect(ctx.db.select().from(needs).all()).toHaveLength(2)
  })
})

describe('a shortlist as a file', () => {
  it('holds text alone: no formula, and read again it gives the same', async () => {
    const mai = member()
    writeNote(mai, { entry: add(mai), text: '+82 10-5550-0104\n@Minh' })
    const rows = exportShortlist(mai, asked)
    expect(rows[1]?.slice(0, 3)).toEqual(['Technology', '=Leak sensor', '한빛'])
    const csv = csvOf(rows)
    expect(csv).toContain(",'=Leak sensor,")
    expect(csv.startsWith('\uFEFF')).toBe(true)
    const xlsx = await xlsxOf(rows)
    for (const bytes of [Buffer.from(csv), xlsx]) {
      const table = await parseTable(bytes, {})
      expect(table.rows[1]?.cells[1]).toBe('=Leak sensor')
      expect(JSON.stringify(table.rows[1]?.cells[9])).toContain('+82 10-5550-0104')
    }
    const sheet = unzip(xlsx, (name) => name.includes('sheet1'), 1e7)
    expect([...sheet.values()].map(String).join()).not.toContain('<f>')
  })
})
