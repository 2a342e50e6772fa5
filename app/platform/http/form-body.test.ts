import { describe, expect, it } from 'vitest'
import { readFormBody } from './form-body.server'

const post = (body: BodyInit, type?: string) =>
  new Request('http://localhost/form', {
    method: 'POST',
    body,
    duplex: 'half',
    ...(type && { headers: { 'Content-Type': type } }),
  })

/** A body that never says how long it is, and counts what was taken of it. */
function endless() {
  const taken = { bytes: 0 }
  const body = new ReadableStream({
    pull(controller) {
      taken.bytes += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(97))
    },
  })
  return { body, taken }
}

describe('the body of a form', () => {
  it.each([
    ['words', post('x', 'text/plain')],
    ['JSON', post('{}', 'application/json')],
    ['nothing at all', new Request('http://localhost/form', { method: 'POST' })],
    ['a broken multipart form', post('x', 'multipart/form-data; boundary=y')],
    ['a multipart form without a boundary', post('x', 'multipart/form-data')],
  ])('that is %s is refused with a message', async (_what, request) => {
    await expect(readFormBody(request)).rejects.toMatchObject({ code: 'form.unreadable' })
  })

  it('is read up to the limit and no further', async () => {
    const { body, taken } = endless()
    const request = post(body, 'application/x-www-form-urlencoded')
    await expect(readFormBody(request)).rejects.toMatchObject({ code: 'form.tooLarge' })
    expect(taken.bytes).toBeLessThan(1.3 * 1024 * 1024)
  })

  it('keeps every letter of both kinds of form', async () => {
    const name = '(주)한빛 & Cấp nước Đà Nẵng'
    const typed = new URLSearchParams({ name })
    expect((await readFormBody(post(typed))).get('name')).toBe(name)
    const parts = new FormData()
    parts.set('name', name)
    parts.set('file', new File(['a;b'], 'a.csv'))
    const read = await readFormBody(post(parts))
    expect(read.get('name')).toBe(name)
    expect(read.get('file')).toMatchObject({ name: 'a.csv', size: 3 })
  })
})
