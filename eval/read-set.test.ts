import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { readDocuments, readMatches, readQueries } from './read-set'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hvb-set-'))
})

const put = (name: string, text: string) => writeFileSync(join(dir, name), text)
const query = (change: object) =>
  JSON.stringify([{ id: 'q', text: 'x', locale: 'vi', target: 'needs', class: 'vi-vi', ...change }])

describe('a malformed file is refused with its name, the position and what was expected', () => {
  it.each([
    [
      'queries.json',
      '[{"id": "q",\n  "text": }]',
      /queries\.json: line 2, column 11: expected JSON/,
    ],
    ['queries.json', '[{"id": "q"', /queries\.json: line 1, column 12: expected JSON/],
    ['queries.json', '', /queries\.json: expected JSON, got an empty file/],
    ['queries.json', '{}', /queries\.json: expected a list, got \{\}/],
    [
      'queries.json',
      query({ locale: 'fr' }),
      /queries\.json: \[0\]\.locale: expected one of ko, vi, en, got "fr"/,
    ],
    [
      'queries.json',
      query({ target: undefined }),
      /\[0\]\.target: expected technologies or needs, got nothing/,
    ],
    ['qrels.json', '{"q": {"t": 3}}', /qrels\.json: q\.t: expected a grade, 0, 1 or 2, got 3/],
    ['qrels.json', '[]', /qrels\.json: expected an object of grades by id, got \[\]/],
  ])('%s holding %s', (name, text, message) => {
    put('queries.json', query({}))
    put('qrels.json', '{}')
    put(name, text)
    expect(() => readQueries(dir)).toThrow(message)
  })

  it('also when it is missing, an id comes twice, or a title holds no text', () => {
    expect(() => readMatches(dir)).toThrow(/matches\.json: expected a file, there is none/)
    put('needs.json', '[]')
    put(
      'technologies.json',
      '[{"id": "t", "title": {"ko": "ㄱ"}}, {"id": "t", "title": {"ko": "ㄴ"}}]',
    )
    expect(() => readDocuments(dir)).toThrow(/\[1\]\.id: expected an id of its own, got "t" again/)
    put('technologies.json', '[{"id": "t", "title": {"fr": "x", "ko": " "}}]')
    expect(() => readDocuments(dir)).toThrow(
      /\[0\]\.title: expected an object with a text in ko, vi or en/,
    )
  })
})

it('reads a set with unknown fields, a byte order mark and records with little in them', () => {
  put(
    'technologies.json',
    '\uFEFF[{"id": "t", "title": {"vi": "Cầu"}, "summary": null, "colour": "red"}]',
  )
  put('needs.json', '[]')
  expect(readDocuments(dir).technologies).toEqual([
    { id: 't', title: { vi: 'Cầu' }, summary: null, colour: 'red' },
  ])
})
