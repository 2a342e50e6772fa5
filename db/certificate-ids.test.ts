import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './client'
import { MIGRATIONS, migrateDatabase } from './migrate'

type Journal = { entries: { tag: string }[] }
const BEFORE = /_certificate_documents$/

/** The migrations as they were before certificates had ids. */
function olderMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hvb-older-'))
  const journal = JSON.parse(
    readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'),
  ) as Journal
  const entries = journal.entries.slice(
    0,
    journal.entries.findIndex(({ tag }) => BEFORE.test(tag)),
  )
  mkdirSync(join(folder, 'meta'))
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
  for (const { tag } of entries)
    writeFileSync(join(folder, `${tag}.sql`), readFileSync(join(MIGRATIONS, `${tag}.sql`)))
  return folder
}

describe('a database from before certificates had ids', () => {
  it('gets them in their order, and what is known of pictures and documents stays', () => {
    const open = openDatabase(':memory:')
    migrateDatabase(open, { folder: olderMigrations() })
    open.sqlite.exec(`
      INSERT INTO organisations (id, slug, legal_name, display_name, short_name, name_key, country, kind, created_at, updated_at)
        VALUES ('o', 'o', '{}', 'O', 'O', 'o', 'KR', 'sme', 0, 0);
      INSERT INTO technologies (id, slug, organisation_id, source_locale, title, title_key, certifications, status, created_at, updated_at)
        VALUES ('t', 't', 'o', 'ko', '{"ko":"가"}', 'a', '[{"type":"net","verification":"verified"},{"text":"GS","verification":"unverified"}]', 'published', 0, 0),
               ('u', 'u', 'o', 'ko', '{"ko":"나"}', 'b', '[]', 'published', 0, 0);
      INSERT INTO documents (id, technology_id, tier, title, source_hash, bytes, created_at)
        VALUES ('d', 't', 'nda', '{"ko":"소개서"}', 'h', 7, 0);
      INSERT INTO document_reads (id, document_id, organisation_id, at) VALUES ('r', 'd', 'o', 0);
      INSERT INTO pictures (id, technology_id, source_hash, width, height, widths, alt, created_at)
        VALUES ('p', 't', 'h', 1, 1, '[1]', '{"vi":"Ảnh","ko":"사진"}', 1000),
               ('q', 't', 'i', 1, 1, '[1]', '{"en":"Picture"}', 1000);`)
    migrateDatabase(open)
    const one = (query: string) => open.sqlite.prepare(query).pluck().get()
    const list = JSON.parse(
      String(one(`SELECT certifications FROM technologies WHERE id = 't'`)),
    ) as { id: string }[]
    expect(list).toMatchObject([
      { type: 'net', verification: 'verified' },
      { text: 'GS', verification: 'unverified' },
    ])
    expect(new Set(list.map(({ id }) => id.length))).toEqual(new Set([32]))
    expect(list[0]?.id).not.toBe(list[1]?.id)
    expect(one(`SELECT certifications FROM technologies WHERE id = 'u'`)).toBe('[]')
    expect(
      open.sqlite.prepare('SELECT title, type, certificate, removed_at FROM documents').get(),
    ).toEqual({
      ...{ title: '{"ko":"소개서"}', type: 'application/pdf', certificate: null, removed_at: null },
    })
    expect(one('SELECT count(*) FROM document_reads')).toBe(1)
    const pictures = open.sqlite
      .prepare('SELECT source_locale, provenance FROM pictures ORDER BY id')
      .all() as { source_locale: string; provenance: string }[]
    expect(
      pictures.map((row) => [row.source_locale, JSON.parse(row.provenance) as object]),
    ).toEqual([
      [
        'ko',
        {
          vi: { by: 'person', at: '1970-01-01T00:00:01.000Z' },
          ko: { by: 'person', at: '1970-01-01T00:00:01.000Z' },
        },
      ],
      ['en', { en: { by: 'person', at: '1970-01-01T00:00:01.000Z' } }],
    ])
  })
})
