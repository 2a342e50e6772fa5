import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import {
  auditEntries,
  delegates,
  events,
  joinRequests,
  needs,
  organisations,
  registrations,
  searchDocuments,
  surveyImportRows,
  surveyImports,
  technologies,
} from '#db/schema'
import { createTechnology, updateTechnology } from '#app/features/catalogue'
import { createEvent } from '#app/features/events'
import { mergeOrganisations } from '#app/features/merges'
import { createOrganisation } from '#app/features/organisations'
import { aContext, aPerson, as } from '#app/platform/testing.server'
import { applyImport } from './apply-import.server'
import { chooseDifferences } from './choose-differences.server'
import { finishImports } from './finish-imports.server'
import { forgetTables } from './forget-tables.server'
import { choicesFrom } from './form-values.server'
import { mapColumns } from './map-columns.server'
import { listImports, readImport } from './queries.server'
import { startImport } from './start-import.server'
import { undoImport } from './undo-import.server'
import type { ImportKind } from './fields'

// A worker thread a file takes a second to start; that it reads the same is tested beside it.
vi.mock('#app/platform/files/read-table.server', async () => ({
  readTable: (await import('#app/platform/files/parse-table')).parseTable,
}))

const SURVEY =
  '회사명,사업자등록번호,기술명,TRL,이메일\n(주)한빛,124-81-00998,누수 탐지 센서,8,a@hanbit.example\n(주)한빛,124-81-00998,관망 관리 시스템,7,a@hanbit.example\n새벽,124-81-00997,가로등,9,\n'

function aDesk() {
  const ctx = aContext()
  const organiser = as(ctx, aPerson(ctx.db, { staff: ['organiser'] }))
  const start = async (
    text: string | Buffer,
    kind: ImportKind = 'technologies',
    eventId?: string,
  ) => {
    const started = await startImport(
      organiser,
      { kind, ...(eventId && { eventId }) },
      { name: '조사.csv', bytes: Buffer.from(text) },
    )
    if (!('id' in started)) throw new Error('not started')
    return started.id
  }
  const version = (id: string) =>
    ctx.db.select().from(surveyImports).where(eq(surveyImports.id, id)).get()?.version ?? 0
  const apply = (id: string) => applyImport(organiser, { id, version: version(id) })
  const undo = (id: string) => undoImport(organiser, { id, version: version(id) })
  const fates = (id: string) =>
    readImport(organiser, { id, page: 1 }).rows.map((row) => [row.row, row.fate])
  return { ctx, db: ctx.db, organiser, start, version, apply, undo, fates }
}

describe('starting an import', () => {
  it('says where a row goes whose firm is stored under another form of its name', async () => {
    const { ctx, organiser, start } = aDesk()
    createOrganisation(ctx, { legalName: { vi: 'Công ty TNHH Sao Việt' }, country: 'VN' })
    const id = await start('Tên công ty,Tên công nghệ\nSao Viet JSC,Cảm biến\n')
    expect(readImport(organiser, { id, page: 1 }).rows[0]?.flags).toEqual([
      'The row goes to the organisation stored as Công ty TNHH Sao Việt',
    ])
  })

  it('refuses visitors, strangers and files that are no table, and begins nothing', async () => {
    const { ctx, db, organiser } = aDesk()
    const file = { name: 'a.csv', bytes: Buffer.from(SURVEY) }
    await expect(
      startImport(as(ctx, { kind: 'visitor' }), { kind: 'technologies' }, file),
    ).rejects.toThrowDomainError('signInFirst')
    await expect(
      startImport(as(ctx, aPerson(db)), { kind: 'technologies' }, file),
    ).rejects.toThrowDomainError('notFound')
    await expect(
      startImport(
        organiser,
        { kind: 'technologies' },
        { name: 'a.xlsx', bytes: Buffer.from('%PDF-1.7') },
      ),
    ).rejects.toThrowDomainError('file.notTable')
    await expect(
      startImport(
        organiser,
        { kind: 'technologies' },
        { name: 'a.csv', bytes: Buffer.from(`회사명\n${'가\n'.repeat(50_000)}`) },
      ),
    ).rejects.toThrowDomainError('file.tooManyRows')
    await expect(
      startImport(
        organiser,
        { kind: 'technologies' },
        { name: 'a.csv', storedAs: '../../etc/passwd' },
      ),
    ).rejects.toThrowDomainError('notFound')
    expect(db.select().from(surveyImports).all()).toEqual([])
  })

  it('asks for the encoding when the file does not tell, and goes on with the kept file', async () => {
    const { organiser } = aDesk()
    const bytes = iconv.encode(
      'Tên doanh nghiệp,Nhu cầu\nCấp nước Sông Bồ,Phát hiện rò rỉ\n',
      'tcvn',
    )
    const asked = await startImport(organiser, { kind: 'needs' }, { name: 'a.csv', bytes })
    if (!('chooseEncoding' in asked)) throw new Error('not asked')
    const started = await startImport(
      organiser,
      { kind: 'needs', encoding: 'tcvn3' },
      { name: asked.name, storedAs: asked.storedAs },
    )
    if (!('id' in started)) throw new Error('not started')
    expect(readImport(organiser, { id: started.id, page: 1 }).rows[0]).toMatchObject({
      fate: 'created',
      title: 'Phát hiện rò rỉ',
      organisation: 'Cấp nước Sông Bồ',
    })
  })

  it('waits for a decision where the name says another kind than the content is, and keeps it on record', async () => {
    const { ctx, db, organiser } = aDesk()
    const input = { kind: 'technologies' } as const
    const asked = await startImport(organiser, input, {
      name: '조사.xlsx',
      bytes: Buffer.from(SURVEY),
    })
    expect(asked).toMatchObject({ otherTable: 'csv', name: '조사.xlsx' })
    expect(db.select().from(surveyImports).all()).toEqual([])
    if (!('storedAs' in asked)) throw new Error('not asked')
    const kept = { name: asked.name, storedAs: asked.storedAs }
    expect(await startImport(organiser, input, kept)).toEqual(asked)
    await expect(
      startImport(as(ctx, aPerson(db)), { ...input, byContent: true }, kept),
    ).rejects.toThrowDomainError('notFound')

    const started = await startImport(organiser, { ...input, byContent: true }, kept)
    if (!('id' in started)) throw new Error('not started')
    expect(readImport(organiser, { id: started.id, page: 1 })).toMatchObject({
      fileName: '조사.xlsx',
      counts: { created: 2, rejected: 1 },
    })
    // Later readings of the same import ask no more.
    await mapColumns(organiser, {
      id: started.id,
      version: 1,
      mapping: { 회사명: 'organisation', 기술명: 'title' },
    })
    const notes = () =>
      db
        .select({ after: auditEntries.after })
        .from(auditEntries)
        .where(eq(auditEntries.action, 'import.started'))
        .all()
        .map(({ after }) => after)
    expect(notes()).toEqual([
      { fileName: '조사.xlsx', kind: 'technologies', rows: 3, readByContent: 'csv' },
    ])
    // Where nothing was to be decided, nothing is said.
    const plain = { name: '조사.csv', bytes: Buffer.from(SURVEY) }
    await startImport(organiser, { ...input, byContent: true }, plain)
    expect(notes()).toContainEqual({ fileName: '조사.csv', kind: 'technologies', rows: 3 })
  })

  it('keeps a file that nobody decides about for a day, and one that was imported', async () => {
    const { ctx, db, organiser, start } = aDesk()
    const bytes = Buffer.from(SURVEY.replaceAll('한빛', '누리'))
    await startImport(organiser, { kind: 'technologies' }, { name: '조사.xlsx', bytes })
    await start(SURVEY)
    mkdirSync(join(ctx.uploadsDir, 'evidence'))
    const after = (hours: number) =>
      forgetTables({ ...ctx, now: () => new Date(Date.now() + hours * 3_600_000) })
    expect([after(23), after(25), after(25)]).toEqual([0, 1, 0])
    const { storedAs } = db.select().from(surveyImports).get() ?? {}
    expect(readdirSync(ctx.uploadsDir).sort()).toEqual([storedAs, 'evidence'].sort())
  })

  it('asks about the name of a file first, then about its encoding', async () => {
    const { organiser } = aDesk()
    const bytes = iconv.encode('Tên doanh nghiệp,Nhu cầu\nSông Bồ,Phát hiện rò rỉ\n', 'tcvn')
    const input = { kind: 'needs' } as const
    const first = await startImport(organiser, input, { name: 'a.xlsx', bytes })
    if (!('otherTable' in first)) throw new Error('not asked')
    const kept = { name: first.name, storedAs: first.storedAs }
    const second = await startImport(organiser, { ...input, byContent: true }, kept)
    expect(second).toHaveProperty('chooseEncoding')
    const third = await startImport(
      organiser,
      { ...input, byContent: true, encoding: 'tcvn3' },
      kept,
    )
    expect(third).toHaveProperty('id')
  })

  it('writes nothing but the dry run, which shows every row with its reason', async () => {
    const { db, organiser, start } = aDesk()
    const id = await start(SURVEY)
    expect(db.select().from(organisations).all()).toEqual([])
    const page = readImport(organiser, { id, page: 1 })
    expect(page.rows.map((row) => row.fate)).toEqual(['created', 'created', 'rejected'])
    expect(page.rows[2]?.reason).toContain('124-81-00997')
    expect(page.columns[0]).toEqual({
      name: '회사명',
      field: 'organisation',
      samples: ['(주)한빛', '(주)한빛', '새벽'],
    })
    expect(readImport(organiser, { id, page: 99, fate: 'rejected' }).rows).toHaveLength(1)
    expect(listImports(organiser)).toMatchObject([
      { id, fileName: '조사.csv', rows: 3, state: 'mapped' },
    ])
  })

  it('keeps a name with folders in it as a name', async () => {
    const { db, organiser } = aDesk()
    await startImport(
      organiser,
      { kind: 'technologies' },
      { name: '../../evil\u0000.csv', bytes: Buffer.from(SURVEY) },
    )
    expect(db.select().from(surveyImports).get()?.fileName).toBe('.._.._evil.csv')
  })
})

describe('correcting the mapping', () => {
  it('refuses a field for two columns, a field of another kind of list, and an old version', async () => {
    const { organiser, start } = aDesk()
    const id = await start(SURVEY)
    const map = (mapping: Record<string, string>, version = 1) =>
      mapColumns(organiser, { id, version, mapping })
    await expect(
      map({ 회사명: 'organisation', 기술명: 'organisation' }),
    ).rejects.toThrowDomainError('import.fieldTwice')
    await expect(map({ 회사명: 'delegateName' })).rejects.toThrowDomainError('field.choose')
    await expect(map({ 회사명: 'constructor' })).rejects.toThrowDomainError('field.choose')
    await expect(map({ 회사명: 'organisation' }, 7)).rejects.toThrowDomainError('import.changed')
  })

  it('makes the dry run anew', async () => {
    const { organiser, start } = aDesk()
    const id = await start(SURVEY)
    await mapColumns(organiser, {
      id,
      version: 1,
      mapping: { 회사명: 'organisation', 기술명: 'title' },
    })
    expect(readImport(organiser, { id, page: 1 }).rows.map((row) => row.fate)).toEqual([
      'created',
      'created',
      'created',
    ])
  })
})

describe('applying an import', () => {
  it('refuses what was changed in the meantime, and a second press', async () => {
    const { organiser, start, apply } = aDesk()
    const id = await start(SURVEY)
    await expect(applyImport(organiser, { id, version: 7 })).rejects.toThrowDomainError(
      'import.changed',
    )
    const both = await Promise.allSettled([apply(id), apply(id)])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(apply(id)).rejects.toThrowDomainError('import.changed')
  })

  it('enters each organisation once, with its technologies published and findable', async () => {
    const { db, start, apply, fates } = aDesk()
    const id = await start(SURVEY)
    await apply(id)
    expect(db.select().from(organisations).all()).toMatchObject([
      {
        displayName: '(주)한빛',
        registrationNumber: '124-81-00998',
        contactEmail: 'a@hanbit.example',
      },
    ])
    expect(
      db
        .select()
        .from(technologies)
        .all()
        .map((row) => [row.title.ko, row.trl, row.status]),
    ).toEqual([
      ['누수 탐지 센서', 8, 'published'],
      ['관망 관리 시스템', 7, 'published'],
    ])
    expect(db.select().from(searchDocuments).all()).toHaveLength(2)
    expect(fates(id)).toEqual([
      [2, 'created'],
      [3, 'created'],
      [4, 'rejected'],
    ])
  })

  it('recognises what is there by number or name, and changes only what differs', async () => {
    const { ctx, db, organiser, start, apply } = aDesk()
    const hanbit = createOrganisation(ctx, {
      legalName: { ko: '주식회사 한빛' },
      country: 'KR',
      contactPhone: '02-555-0101',
    })
    createTechnology(
      ctx,
      { organisationId: hanbit.id, sourceLocale: 'ko', title: { ko: '누수탐지 센서' }, trl: 6 },
      { status: 'published' },
    )
    const id = await start(
      '회사명,사업자등록번호,기술명,TRL,전화\n㈜한빛,1248100998,누수 탐지 센서,8,02 555 0101\n',
    )
    const [row] = readImport(organiser, { id, page: 1 }).rows
    expect(row).toMatchObject({
      fate: 'updated',
      differences: [
        { before: '', after: '124-81-00998' },
        { before: '6', after: '8' },
      ],
    })
    await apply(id)
    expect(db.select().from(organisations).all()).toMatchObject([
      { id: hanbit.id, version: 2, registrationNumber: '124-81-00998' },
    ])
    expect(db.select().from(technologies).all()).toMatchObject([
      { trl: 8, title: { ko: '누수탐지 센서' }, version: 2 },
    ])
  })

  it('skips a second import of the same file row by row', async () => {
    const { start, apply, fates } = aDesk()
    await apply(await start(SURVEY))
    expect(fates(await start(SURVEY))).toEqual([
      [2, 'skipped'],
      [3, 'skipped'],
      [4, 'rejected'],
    ])
  })

  it('is there whole or not at all: a failure in the middle takes everything back', async () => {
    const { db, start, apply, fates, version } = aDesk()
    const rows = Array.from({ length: 25 }, (_, at) => `회사${at},기술 ${at}`).join('\n')
    const id = await start(`회사명,기술명\n${rows}\n`)
    db.run(
      "CREATE TRIGGER fails BEFORE INSERT ON organisations WHEN NEW.display_name = '회사21' BEGIN SELECT RAISE(ABORT, 'disk trouble'); END",
    )
    await expect(apply(id)).rejects.toThrowDomainError('import.failed')
    expect(db.select().from(organisations).all()).toEqual([])
    expect(db.select().from(technologies).all()).toEqual([])
    expect(db.select().from(searchDocuments).all()).toEqual([])
    db.run('DROP TRIGGER fails')
    expect(version(id)).toBeGreaterThan(1)
    await apply(id)
    expect(fates(id).every(([, fate]) => fate === 'created')).toBe(true)
    expect(db.select().from(technologies).all()).toHaveLength(25)
  })

  it('that a crash left on its way is taken back at the next start', async () => {
    const { ctx, db, start, apply } = aDesk()
    const id = await start(SURVEY)
    await apply(id)
    // As a crash before the last step leaves it.
    db.update(surveyImports).set({ state: 'applying' }).where(eq(surveyImports.id, id)).run()
    expect(await finishImports(ctx)).toBe(1)
    expect(db.select().from(organisations).all()).toEqual([])
    expect(db.select().from(surveyImports).get()?.state).toBe('mapped')
    expect(await finishImports(ctx)).toBe(0)
  })

  it('enters needs as open, with place and budget as written', async () => {
    const { db, start, apply } = aDesk()
    const id = await start(
      'sep=;\nTên doanh nghiệp;Mã số thuế;Nhu cầu;Tỉnh/Thành phố;Ngân sách (tỷ đồng)\nCông ty TNHH Đường Việt;0300588569;Đèn tín hiệu giao thông;Bình Dương;"12,5"\nSở Xây dựng;;Phát hiện rò rỉ nước;Thừa Thiên Huế;3\n',
      'needs',
    )
    await apply(id)
    expect(db.select().from(needs).all()).toMatchObject([
      {
        status: 'open',
        place: 'vn-hcm',
        placeText: 'Bình Dương',
        budget: { min: 12_500_000_000, max: 12_500_000_000, currency: 'VND' },
      },
      { place: 'vn-hue', placeText: 'Thừa Thiên Huế', budget: { max: 3_000_000_000 } },
    ])
    expect(
      db
        .select()
        .from(organisations)
        .all()
        .map((row) => [row.displayName, row.kind, row.registrationNumberAbsence]),
    ).toEqual([
      ['Công ty TNHH Đường Việt', 'sme', null],
      ['Sở Xây dựng Thừa Thiên Huế', 'departmentOfConstruction', 'publicBody'],
    ])
  })
})

describe('differences of an update', () => {
  const FILE =
    '회사명,사업자등록번호,기술명,TRL,주소,약칭,제공 가능 여부,언어\n한빛테크,124-81-00998,누수 탐지 센서,8,부산,한빛,독점,한국어/영어\n'

  /** A firm with one technology, and a file that says otherwise of both. */
  async function anUpdate() {
    const desk = aDesk()
    const hanbit = createOrganisation(desk.ctx, {
      legalName: { ko: '(주)한빛' },
      country: 'KR',
      registrationNumber: '124-81-00998',
      address: '서울',
    })
    const sensor = createTechnology(
      desk.ctx,
      { organisationId: hanbit.id, sourceLocale: 'ko', title: { ko: '누수 탐지 센서' }, trl: 6 },
      { status: 'published' },
    )
    const id = await desk.start(FILE)
    const page = () => readImport(desk.organiser, { id, page: 1 })
    const choose = (field: string, take: 'new' | 'old') =>
      chooseDifferences(desk.organiser, {
        id,
        version: desk.version(id),
        choices: [{ row: 2, field, take }],
      })
    const stored = () => ({
      firm: desk.db.select().from(organisations).get(),
      offer: desk.db.select().from(technologies).get(),
    })
    return { ...desk, id, hanbit, sensor, page, choose, stored }
  }

  it('leave every certificate its id, by which its document is found, and so does undoing them', async () => {
    const { ctx, sensor, start, apply, undo, stored } = await anUpdate()
    const certifications = [{ type: 'net' as const, text: '신기술', number: '900' }]
    updateTechnology(ctx, { id: sensor.id, version: 1, certifications })
    const ids = () => stored().offer?.certifications.map(({ id }) => id)
    const before = ids()
    const id = await start(
      '회사명,사업자등록번호,기술명,인증\n한빛테크,124-81-00998,누수 탐지 센서,GS인증\n',
    )
    await apply(id)
    expect(ids()).toEqual([...(before ?? []), expect.any(String)])
    await undo(id)
    expect(ids()).toEqual(before)
  })

  it('are shown field by field, old and new, of the firm and of its listing', async () => {
    const { page } = await anUpdate()
    const [row] = page().rows
    expect(row?.fate).toBe('updated')
    expect(
      row?.differences.map(({ name, before, after, kept }) => [name, before, after, kept]),
    ).toEqual(
      expect.arrayContaining([
        ['organisation-address', '서울', '부산', false],
        ['listing-trl', '6', '8', false],
        ['listing-availability', 'Available', 'Under exclusivity', false],
        ['organisation-languages', '', 'ko; en', false],
        // Who the firm is stays unless somebody says otherwise.
        ['organisation-legalName', '(주)한빛', '한빛테크', true],
      ]),
    )
  })

  it('are taken or left, each for itself; undoing gives back what was', async () => {
    const { id, choose, apply, undo, stored, page } = await anUpdate()
    choose('organisation.address', 'old')
    choose('listing.availability', 'old')
    choose('organisation.legalName', 'new')
    await apply(id)
    expect(stored()).toMatchObject({
      firm: {
        address: '서울',
        legalName: { ko: '한빛테크' },
        languages: [{ locale: 'ko' }, { locale: 'en' }],
      },
      offer: { trl: 8, availability: 'available' },
    })
    expect(
      page()
        .rows[0]?.differences.filter(({ kept }) => kept)
        .map(({ name }) => name),
    ).toEqual(['organisation-address', 'listing-availability'])
    expect(await undo(id)).toEqual({ kept: 0 })
    expect(stored()).toMatchObject({
      firm: { address: '서울', legalName: { ko: '(주)한빛' }, languages: [] },
      offer: { trl: 6 },
    })
  })

  it('take a name in a language more, and a kind for one that was never given', async () => {
    const { ctx, db, start, apply } = aDesk()
    createOrganisation(ctx, { legalName: { ko: '(주)한빛' }, country: 'KR' })
    await apply(
      await start('회사명,영문 기관명,기관유형,기술명\n㈜한빛,Hanbit Co.,연구원,누수 탐지\n'),
    )
    expect(db.select().from(organisations).all()).toMatchObject([
      { legalName: { ko: '(주)한빛', en: 'Hanbit Co.' }, kind: 'institute' },
    ])
  })

  it('that are all left make the row one to skip, and back', async () => {
    const { page, choose, id, apply, stored } = await anUpdate()
    for (const { name } of page().rows[0]?.differences ?? []) choose(name.replace('-', '.'), 'old')
    expect(page().rows[0]).toMatchObject({ fate: 'skipped' })
    expect(page().counts).toMatchObject({ updated: 0, skipped: 1 })
    choose('listing.trl', 'new')
    expect(page().rows[0]).toMatchObject({ fate: 'updated' })
    await apply(id)
    expect(stored()).toMatchObject({ firm: { version: 1, address: '서울' }, offer: { trl: 8 } })
  })

  it('are chosen by who may import, of this import as it is now, and of nothing that it does not show', async () => {
    const { ctx, db, id, choose, page, version } = await anUpdate()
    const choices = [{ row: 2, field: 'listing.trl', take: 'old' as const }]
    for (const who of [as(ctx, { kind: 'visitor' }), as(ctx, aPerson(db))])
      expect(() => chooseDifferences(who, { id, version: version(id), choices })).toThrow()
    const before = page().rows
    choose('listing.status', 'old')
    choose('organisation.verification', 'new')
    expect(page().rows).toEqual(before)
    expect(
      choicesFrom({
        'd-2-listing-trl': 'old',
        'd-2-__proto__': 'old',
        'd-x-listing-trl': 'old',
        'd-2-listing-trl-x': 'new',
        version: '1',
      }),
    ).toEqual(choices)
  })

  it('of a record that somebody changed since the dry run are seen again before anything is written', async () => {
    const { ctx, id, sensor, choose, apply, stored, page } = await anUpdate()
    choose('listing.availability', 'old')
    updateTechnology(ctx, { id: sensor.id, version: 1, trl: 7 })
    await expect(apply(id)).rejects.toThrowDomainError('import.recordsChanged')
    // Nothing at all was written, not even the firm's part of the row.
    expect(stored()).toMatchObject({ firm: { address: '서울' }, offer: { trl: 7, version: 2 } })
    const [row] = page().rows
    expect(page().state).toBe('mapped')
    expect(row?.flags.join()).toContain('since the dry run')
    expect(row?.differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'listing-trl', before: '7', after: '8' }),
        expect.objectContaining({ name: 'listing-availability', kept: true }),
      ]),
    )
    await apply(id)
    expect(stored()).toMatchObject({ firm: { address: '부산' }, offer: { trl: 8 } })
  })

  it('stop the import also where a record appeared or went since, but not for what it does itself', async () => {
    const { ctx, db, start, apply, hanbit } = await anUpdate()
    const id = await start('회사명,기술명,TRL\n(주)한빛,새 기술,5\n')
    createTechnology(
      ctx,
      { organisationId: hanbit.id, sourceLocale: 'ko', title: { ko: '새 기술' }, trl: 3 },
      { status: 'published' },
    )
    await expect(apply(id)).rejects.toThrowDomainError('import.recordsChanged')
    expect(
      db
        .select()
        .from(technologies)
        .all()
        .map((row) => row.trl),
    ).toEqual([6, 3])
    const twice = await start(
      '회사명,기술명,주소\n(주)한빛,기술 하나,부산\n(주)한빛,기술 둘,대구\n',
    )
    await apply(twice)
    expect(db.select().from(organisations).get()).toMatchObject({ address: '대구' })
  })

  it('after a failure are those against the records as they were given back', async () => {
    const { db, id, apply, stored } = await anUpdate()
    db.run(
      "CREATE TRIGGER fails BEFORE UPDATE ON technologies BEGIN SELECT RAISE(ABORT, 'disk trouble'); END",
    )
    await expect(apply(id)).rejects.toThrowDomainError('import.failed')
    db.run('DROP TRIGGER fails')
    await apply(id)
    expect(stored()).toMatchObject({ firm: { address: '부산' }, offer: { trl: 8 } })
  })
})

describe('undoing an import', () => {
  it('takes away what it made and gives back what it changed', async () => {
    const { ctx, db, start, apply, undo } = aDesk()
    const hanbit = createOrganisation(ctx, {
      legalName: { ko: '(주)한빛' },
      country: 'KR',
      website: 'hanbit.example',
    })
    const id = await start(SURVEY)
    await apply(id)
    expect(await undo(id)).toEqual({ kept: 0 })
    expect(db.select().from(technologies).all()).toEqual([])
    expect(db.select().from(searchDocuments).all()).toEqual([])
    expect(db.select().from(organisations).all()).toMatchObject([
      {
        id: hanbit.id,
        registrationNumber: null,
        contactEmail: null,
        website: 'https://hanbit.example',
      },
    ])
    await expect(undo(id)).rejects.toThrowDomainError('import.changed')
  })

  it('keeps a record that somebody changed since and the firm it stands on, and says so at the rows', async () => {
    const { ctx, db, organiser, start, apply, undo } = aDesk()
    const id = await start(SURVEY)
    await apply(id)
    const [first] = db.select().from(technologies).all()
    updateTechnology(ctx, { id: first?.id ?? '', version: 1, trl: 5 })
    expect(await undo(id)).toEqual({ kept: 2 })
    expect(db.select().from(technologies).all()).toMatchObject([{ id: first?.id, trl: 5 }])
    expect(db.select().from(organisations).all()).toHaveLength(1)
    const page = readImport(organiser, { id, page: 1 })
    expect(page).toMatchObject({ state: 'undone', kept: 1 })
    expect(page.rows[0]?.flags).toHaveLength(2)
  })

  it('keeps a firm that an event names or somebody claims', async () => {
    const { ctx, db, start, apply, undo } = aDesk()
    const id = await start('회사명,기술명\n(주)새벽,가로등\n(주)노을,신호등\n(주)한낮,표지판\n')
    await apply(id)
    const idOf = (displayName: string) =>
      db.select().from(organisations).where(eq(organisations.displayName, displayName)).get()?.id ??
      ''
    createEvent(ctx, {
      slug: 'day',
      kind: 'matchmaking',
      name: { en: 'Day' },
      timeZone: 'Asia/Seoul',
      firstDay: '2026-12-01',
      lastDay: '2026-12-01',
    })
    db.update(events)
      .set({ organiserId: idOf('(주)새벽') })
      .run()
    db.insert(joinRequests)
      .values({
        id: 'asks',
        organisationId: idOf('(주)노을'),
        personId: aPerson(db).id,
        kind: 'claim',
        createdAt: ctx.now(),
      })
      .run()
    expect(await undo(id)).toEqual({ kept: 2 })
    expect(db.select().from(surveyImports).get()?.state).toBe('undone')
    expect(db.select().from(joinRequests).all()).toHaveLength(1)
    expect(db.select().from(organisations).all()).toHaveLength(2)
    expect(db.select().from(technologies).all()).toEqual([])
  })

  it('gives back the words of a listing whose owner became another record, and not its owner', async () => {
    const { ctx, db, start, apply, undo } = aDesk()
    const make = (ko: string) => createOrganisation(ctx, { legalName: { ko }, country: 'KR' })
    const [keep, other] = [make('한빛'), make('새벽')]
    const { id: listing } = createTechnology(
      ctx,
      { organisationId: other.id, sourceLocale: 'ko', title: { ko: '가로등' }, trl: 6 },
      { status: 'published' },
    )
    const id = await start('회사명,기술명,TRL\n새벽,가로등,8\n')
    await apply(id)
    mergeOrganisations(as(ctx, aPerson(db, { staff: ['administrator'] })), {
      keepId: keep.id,
      otherId: other.id,
      keepVersion: 1,
      otherVersion: 1,
    })
    expect(await undo(id)).toEqual({ kept: 0 })
    expect(db.select().from(technologies).where(eq(technologies.id, listing)).get()).toMatchObject({
      organisationId: keep.id,
      trl: 6,
    })
  })

  it('unwinds a record that several rows changed, last change first', async () => {
    const { ctx, db, start, apply, undo } = aDesk()
    createOrganisation(ctx, { legalName: { ko: '한빛' }, country: 'KR', address: '서울' })
    const id = await start(
      '회사명,기술명,주소,누리집\n한빛,기술 하나,부산,\n한빛,기술 둘,대구,hanbit.example\n',
    )
    await apply(id)
    expect(db.select().from(organisations).all()).toMatchObject([
      { address: '대구', website: 'https://hanbit.example', version: 3 },
    ])
    expect(await undo(id)).toEqual({ kept: 0 })
    expect(db.select().from(organisations).all()).toMatchObject([
      { address: '서울', website: null },
    ])
  })
})

describe('importing delegates', () => {
  const LIST = '이름,회사명,연락처\n"=HYPERLINK(""x"")",(주)하나,+82-10-5550-0104\n김,(주)하나,\n'
  const event = (ctx: ReturnType<typeof aDesk>['organiser']) =>
    createEvent(ctx, {
      slug: 'day',
      kind: 'matchmaking',
      name: { en: 'Day' },
      timeZone: 'Asia/Seoul',
      firstDay: '2026-12-01',
      lastDay: '2026-12-01',
    })

  it('refuses a list without an event, and an event of somebody else', async () => {
    const { ctx, start } = aDesk()
    await expect(start(LIST, 'delegates')).rejects.toThrowDomainError('import.noEvent')
    const { id } = event(ctx)
    await expect(start(LIST, 'delegates', id)).rejects.toThrowDomainError('notFound')
  })

  it('registers each organisation once with its people as text, and takes them back', async () => {
    const { db, organiser, version } = aDesk()
    const { id: eventId } = event(organiser)
    const lead = {
      ...organiser,
      actor: { ...organiser.actor, teams: [{ eventId, role: 'lead' as const }] },
    } as typeof organiser
    const started = await startImport(
      lead,
      { kind: 'delegates', eventId },
      { name: 'a.csv', bytes: Buffer.from(LIST) },
    )
    if (!('id' in started)) throw new Error('not started')
    await applyImport(lead, { id: started.id, version: version(started.id) })
    expect(db.select().from(registrations).all()).toHaveLength(1)
    expect(
      db
        .select()
        .from(delegates)
        .all()
        .map((row) => [row.name, row.phone]),
    ).toEqual([
      ['=HYPERLINK("x")', '+821055500104'],
      ['김', null],
    ])
    await undoImport(lead, { id: started.id, version: version(started.id) })
    expect([
      db.select().from(registrations).all(),
      db.select().from(delegates).all(),
      db.select().from(organisations).all(),
    ]).toEqual([[], [], []])
    expect(
      db
        .select()
        .from(surveyImportRows)
        .all()
        .every((row) => row.changes.length === 0),
    ).toBe(true)
  })
})
