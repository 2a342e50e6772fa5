import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { idOfToken, seal, secretKeyOf, tokenOf, unseal } from './secrets.server'

const KEY = 'one key'

describe('signed tokens', () => {
  it('are worthless changed, for another purpose, and under another key', () => {
    const token = tokenOf(KEY, 'reset', 'a')
    for (const other of [`${token}x`, token.slice(0, -1), token.replace('a.', 'b.'), '', '.'])
      expect(idOfToken(KEY, 'reset', other)).toBeNull()
    expect(idOfToken(KEY, 'invite', token)).toBeNull()
    expect(idOfToken('another', 'reset', token)).toBeNull()
    expect(idOfToken(KEY, 'reset', token)).toBe('a')
  })
})

describe('sealed texts', () => {
  it('open with the same key and purpose only, and show when they were changed', () => {
    const sealed = seal(KEY, 'totp', 'bí mật')
    expect(sealed).not.toContain('bí mật')
    expect(() => unseal('another', 'totp', sealed)).toThrow()
    expect(() => unseal(KEY, 'other', sealed)).toThrow()
    expect(() => unseal(KEY, 'totp', `${sealed.slice(0, -2)}AA`)).toThrow()
    expect(unseal(KEY, 'totp', sealed)).toBe('bí mật')
    expect(seal(KEY, 'totp', 'bí mật')).not.toBe(sealed)
  })
})

describe('the key of a data folder', () => {
  it('is made once and only its owner reads it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hvb-key-'))
    const key = secretKeyOf(folder)
    expect(key).toHaveLength(43)
    expect(secretKeyOf(folder)).toBe(key)
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600)
  })
})
