import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readFileForm } from '#app/routes/forms.server'
import { aContext } from '#app/platform/testing.server'
import { readEnv, weaknessesOf } from '../env.server'
import { otherEnding } from './file-kind'
import { createScanner } from './scan.server'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** The harmless file by which scanners are tried, put together here so that no scanner stops at this one. */
const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE',
  '!$H+H*',
].join('')
const LIMIT = 200_000

/** A server that speaks clamd's INSTREAM: reads the pieces to the empty one, and answers. */
async function aClamd(at?: string) {
  const seen: Buffer[] = []
  const answer = (socket: Socket, file: Buffer) => {
    seen.push(file)
    const says = file.includes(EICAR)
      ? 'stream: Eicar-Test-Signature FOUND'
      : file.length > LIMIT
        ? 'INSTREAM size limit exceeded. ERROR'
        : 'stream: OK'
    socket.end(`${says}\0`)
  }
  const server = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      const command = 'zINSTREAM\0'
      if (got.length < command.length) return
      expect(got.subarray(0, command.length).toString()).toBe(command)
      const pieces: Buffer[] = []
      for (let at = command.length; at + 4 <= got.length;) {
        const length = got.readUInt32BE(at)
        if (length === 0) return answer(socket, Buffer.concat(pieces))
        if (at + 4 + length > got.length) return
        pieces.push(got.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  if (at) server.listen(at)
  else server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  const { port } = at ? { port: 0 } : (server.address() as AddressInfo)
  return { address: at ?? `127.0.0.1:${port}`, seen, stop: () => server.close() }
}

const warnings: unknown[] = []
const log = { warn: (...line: unknown[]) => void warnings.push(line) }
const upload = (bytes: Uint8Array, name = 'a.pdf') => {
  const form = new FormData()
  form.set('note', 'typed')
  form.set('file', new File([new Uint8Array(bytes)], name))
  return new Request('http://localhost/', { method: 'POST', body: form })
}
const pdf = (words = '') => Buffer.from(`%PDF-1.7\n${words}\n%%EOF\n`)
const read = (bytes: Uint8Array, address?: string, name?: string) =>
  readFileForm(
    aContext({ scan: address ? createScanner(address, log) : undefined }),
    upload(bytes, name),
    z.object({ file: z.instanceof(File) }),
    1_000_000,
  )
const refusal = (code: string, params = {}) => ({
  ok: false,
  values: { note: 'typed' },
  errors: [{ field: 'file', code, params }],
})

describe('an upload with a scanner', () => {
  it('goes through whole, in pieces, when the scanner finds nothing', async () => {
    const clamd = await aClamd()
    const large = pdf('x'.repeat(150_000))
    expect(await read(large, clamd.address)).toMatchObject({ ok: true })
    expect(clamd.seen).toEqual([large])
  })
  it('is refused when it is infected, and the log says by what, not whose', async () => {
    const clamd = await aClamd()
    warnings.length = 0
    expect(await read(pdf(EICAR), clamd.address)).toMatchObject(refusal('file.infected'))
    expect(JSON.stringify(warnings)).toContain('Eicar-Test-Signature')
    expect(JSON.stringify(warnings)).not.toContain('a.pdf')
  })
  it('is refused for later when the scanner is gone, silent, or cannot tell', async () => {
    const clamd = await aClamd()
    expect(await read(pdf('x'.repeat(LIMIT)), clamd.address)).toMatchObject(
      refusal('file.notScanned'),
    )
    clamd.stop()
    expect(await read(pdf(), clamd.address)).toMatchObject(refusal('file.notScanned'))
    const mute = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
    await once(mute, 'listening')
    closing.push(() => mute.close())
    const { port } = mute.address() as AddressInfo
    expect(await read(pdf(), `127.0.0.1:${port}`)).toMatchObject(refusal('file.notScanned'))
  })
  it('is scanned by a socket too, and not at all where none is configured', async () => {
    const clamd = await aClamd(join(mkdtempSync(join(tmpdir(), 'hvb-clamd-')), 'clamd.sock'))
    expect(await read(pdf(EICAR), clamd.address)).toMatchObject(refusal('file.infected'))
    expect(await read(pdf(EICAR))).toMatchObject({ ok: true })
  })
  it('is configured by an address, and a start says when files leave the machine', () => {
    for (const address of ['localhost:3310', '10.0.0.7:3310', '[::1]:3310', '/run/clamd.sock'])
      expect(readEnv({ CLAMD_ADDRESS: address }).clamdAddress).toBe(address)
    for (const address of ['localhost', 'http://x:1/', 'a b:3310'])
      expect(() => readEnv({ CLAMD_ADDRESS: address })).toThrow('CLAMD_ADDRESS')
    const said = (address: string) => weaknessesOf(readEnv({ CLAMD_ADDRESS: address }))
    expect(said('10.0.0.7:3310')).toEqual([expect.stringContaining('CLAMD_ADDRESS')])
    expect([said('[::1]:3310'), said('/run/clamd.sock')]).toEqual([[], []])
  })
})

describe('the name of a picture or document', () => {
  it('may not say that it is of another kind than its content', async () => {
    expect(await read(pdf(), undefined, '인증서.PNG')).toMatchObject(
      refusal('file.otherEnding', { ending: 'png', kind: 'PDF' }),
    )
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    expect(otherEnding('scan.exe', jpeg)).toBe('exe')
    for (const name of ['a.jpg', 'a.JPEG', 'photo.jfif', 'scan', 'scan.2026', 'a.b.jpg', '.jpg'])
      expect([name, otherEnding(name, jpeg)]).toEqual([name, null])
    // What is refused for its content is told so.
    expect(otherEnding('a.jpg', Buffer.from('<svg/>'))).toBeNull()
  })
})
