import { describe, expect, it } from 'vitest'
import { carrying, codeIn } from './link-code'
import { linkCodeSchema } from './link-code-field'

const CODE = '0198a1b2-0000-7000-8000-000000000001:p:0198.aB-_9'

describe('the link of a mail', () => {
  it('carries its code where no browser sends it', () => {
    const link = new URL(carrying('/vi/answer', CODE), 'https://hvb.example')
    expect([link.pathname, link.search, link.hash]).toEqual(['/vi/answer', '', `#t=${CODE}`])
  })
})

describe('a pasted code', () => {
  it.each([
    CODE,
    ` ${CODE} `,
    `\r\n${CODE}\n`,
    `${CODE.slice(0, 20)}\n ${CODE.slice(20)}`,
    `\u00a0${CODE}\u200b`,
    `<${CODE}>`,
    `“${CODE}”.`,
    `https://hvb.example/vi/answer#t=${CODE}`,
    `<https://hvb.example/vi/answer#t=${CODE.replaceAll(':', '%3A')}>`,
    `https://hvb.example/vi/answer?token=${CODE}`,
  ])('is understood: %j', (pasted) => {
    expect(codeIn(pasted)).toBe(CODE)
    expect(linkCodeSchema.parse({ token: pasted })).toEqual({ token: CODE })
  })

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['…', 'required'],
    ['a'.repeat(201), 'invalid'],
    ['a '.repeat(5000), 'invalid'],
    [undefined, 'required'],
  ])('%j is refused', (token, code) => {
    expect(linkCodeSchema.safeParse({ token }).error?.issues[0]?.message).toBe(code)
  })
})
