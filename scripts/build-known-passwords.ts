/**
 * Makes app/features/accounts/known-passwords.bin from a list of leaked passwords, one a line:
 * `npx tsx scripts/build-known-passwords.ts FILE`. The committed one stands on SecLists'
 * 10-million-password-list-top-1000000.txt (MIT), of which it holds those that are long enough to be chosen here.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { KNOWN_PASSWORDS, packKnown } from '#app/features/accounts'
import { SHORTEST_PASSWORD } from '#app/features/accounts/schema'

const [file] = process.argv.slice(2)
if (!file) throw new Error('Name the list: npx tsx scripts/build-known-passwords.ts FILE')
const passwords = readFileSync(file, 'utf8')
  .split(/\r?\n/)
  .filter((line) => line.length >= SHORTEST_PASSWORD)
const packed = packKnown(passwords)
writeFileSync(KNOWN_PASSWORDS, packed)
console.log(`${passwords.length} passwords, ${packed.length} bytes`)
