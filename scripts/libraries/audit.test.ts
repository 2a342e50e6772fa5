import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { readAudit, sayAudit } from './audit'

const closing: (() => void)[] = []
afterEach(() => closing.splice(0).forEach((close) => close()))

/** A package registry that knows one weakness, or answers nothing but a status. */
async function aRegistry(status = 200) {
  const server = createServer((request, response) => {
    const advisories = {
      express: [
        {
          ...{ id: 1, url: 'https://registry.example/1', title: 'Invented for a test' },
          ...{ severity: 'high', vulnerable_versions: '*', cwe: [], cvss: { score: 0 } },
        },
      ],
    }
    response.writeHead(request.url?.endsWith('/advisories/bulk') ? status : 404)
    response.end(JSON.stringify(request.url?.endsWith('/advisories/bulk') ? advisories : {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  closing.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function check(registry: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/libraries.ts', ...args], {
    env: { ...process.env, npm_config_registry: registry },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number]
  return { status, said }
}

describe('the check of the libraries', () => {
  it('says what the registry knows, and fails over it only where it is asked to', async () => {
    const registry = await aRegistry()
    const told = await check(registry)
    expect(told.said).toContain('high  express: Invented for a test')
    expect(told.status).toBe(0)
    expect((await check(registry, '--strict')).status).toBe(1)
  }, 60_000)
  it('says plainly that nobody answered, and fails nothing over it', async () => {
    for (const registry of [await aRegistry(405), 'http://127.0.0.1:9/'])
      expect(await check(registry, '--strict')).toEqual({
        ...{ status: 0, said: expect.stringMatching(/^NOT CHECKED/) as string },
      })
  }, 60_000)
  it('reads a report without weaknesses as one', () => {
    expect(sayAudit(readAudit('{"vulnerabilities":{}}'))).toContain('No known weakness')
    expect([readAudit(''), readAudit('{"error":{}}')]).toEqual([null, null])
  })
})
