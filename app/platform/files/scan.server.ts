import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { invalid } from '../domain-error'
import { inTurns } from '../in-turn'
import type { Logger } from '../log.server'

/**
 * Looks for viruses in what somebody sent in.
 * @throws DomainError file.infected, file.notScanned at the field `field`
 */
export type Scanner = (bytes: Uint8Array, field: string) => Promise<void>

const SECONDS = 30
/** clamd reads a file in pieces, each after its length. */
const PIECE = 64 * 1024
const MOST_ANSWER = 4096

/**
 * A scanner that asks clamd by its INSTREAM command, at `host:port` or the path of a socket. What clamd cannot tell of
 * is not taken.
 */
export function createScanner(address: string, log: Pick<Logger, 'warn'>): Scanner {
  const inTurn = inTurns({ atOnce: 4, waiting: 40, busy: 'file.notScanned' })
  return (bytes, field) =>
    inTurn(async () => {
      const answer = await ask(address, bytes).catch((error: unknown) => {
        log.warn({ err: error }, 'the virus scanner does not answer')
        return null
      })
      if (answer === 'stream: OK') return
      if (answer?.endsWith(' FOUND')) {
        log.warn(
          { event: 'infected', found: answer.slice('stream: '.length, -' FOUND'.length) },
          'an upload is infected',
        )
        throw invalid('file.infected', {}, field)
      }
      if (answer !== null) log.warn({ answer }, 'the virus scanner could not scan a file')
      throw invalid('file.notScanned', {}, field)
    })
}

/** What clamd says of a file. @throws Error when it does not answer in time, or says too much */
function ask(address: string, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(optionsOf(address))
    let said = ''
    const end = (error: Error | null) => {
      socket.destroy()
      if (error) reject(error)
      else resolve(said.replace(/\0.*$/s, '').trim())
    }
    socket.setTimeout(SECONDS * 1000, () => {
      end(new Error('no answer in time'))
    })
    socket.on('error', end)
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('\0')) end(null)
      else if (said.length > MOST_ANSWER) end(new Error('too long an answer'))
    })
    socket.on('close', () => {
      end(said ? null : new Error('closed without an answer'))
    })
    socket.on('connect', () => {
      send(socket, bytes)
    })
  })
}

function send(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0')
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    socket.write(lengthOf(piece.length))
    socket.write(piece)
  }
  socket.write(lengthOf(0))
}

function lengthOf(length: number): Buffer {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(length)
  return four
}

const optionsOf = (address: string) => {
  if (address.startsWith('/')) return { path: address }
  const at = address.lastIndexOf(':')
  return { host: address.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(address.slice(at + 1)) }
}
