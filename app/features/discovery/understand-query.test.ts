import { describe, expect, it } from 'vitest'
import { understandQuery } from './understand-query.server'

const asked = (query: string, without: string[] = []) =>
  understandQuery(query, 'vi', { exactly: false, without }).question

describe('understanding a query', () => {
  it.each([
    'wedding photography',
    'ㅗㅐㅅ',
    'qwrtpsdfg',
    '((((',
    '\u0000',
    '🙂🙂',
    'a'.repeat(400),
  ])('takes %j without fail', (query) => {
    expect(() => asked(query)).not.toThrow()
  })
  it('takes a certificate with its number as a fact, not as a subject', () => {
    expect(asked('건설신기술 제912호')).toMatchObject({
      concepts: [],
      words: [],
      certifications: [{ type: 'netConstruction', number: '912' }],
    })
  })
  it('takes a standard as the type of certificate that it is', () => {
    expect(asked('ISO 27001').certifications).toEqual([{ type: 'iso27001', number: undefined }])
  })
  it('takes the present unit for a former province', () => {
    expect(asked('chiếu sáng ở Bình Dương').places).toEqual(['vn-hcm'])
  })
  it('leaves out what a person took out', () => {
    expect(asked('rò rỉ nước ở Huế', ['place:vn-hue']).places).toEqual([])
  })
  it('asks for nothing but words when it is to search exactly as written', () => {
    const { question, chips } = understandQuery('누수 탐지', 'ko', { exactly: true, without: [] })
    expect([question.concepts, chips, question.words.length]).toEqual([[], [], 2])
  })
})
