import { hash, verify } from '@node-rs/argon2'
import { invalid } from '#app/platform/domain-error'
import { bareOf, isKnown } from './known-passwords.server'

/** Argon2id, 19 MiB, two passes: OWASP's first recommendation. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> =>
  hash(password.normalize('NFKC'), PARAMETERS)

/** Compares with a stored hash; without one it takes the same time, so that nobody learns who has an account. */
export async function passwordMatches(
  storedHash: string | null,
  password: string,
): Promise<boolean> {
  const candidate = password.normalize('NFKC')
  if (storedHash === null) {
    await verify(await hashOfNobody(), candidate)
    return false
  }
  return verify(storedHash, candidate)
}

let nobody: Promise<string> | undefined
const hashOfNobody = () => (nobody ??= hashPassword('nobody has this password'))

const RUNS = ['0123456789012345', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']
const FEWEST_LETTERS = 6
/** Words that everybody tries here: the name of the site, its roles, the word for password. */
const OURS = [
  ...['hanvietbridge', 'hanviet', '한비엣', '한베', 'administrator', '관리자', 'quantrivien'],
  ...['organiser', 'organizer', '운영자', 'bantochuc', 'password', 'matkhau', '비밀번호'],
]

/**
 * Refuses what is guessed first: few different letters, a run of the keyboard, little more than the person's own name
 * or address, this site's name or the word for password, and whatever has leaked elsewhere before.
 * @throws DomainError password.weak, password.leaked
 */
export function refuseWeak(password: string, person: { email: string; name: string }): void {
  const bare = bareOf(password)
  const known = [...OURS, bareOf(person.email.split('@')[0] ?? ''), bareOf(person.name)]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), bare)
  if (
    new Set(bare).size < FEWEST_LETTERS ||
    RUNS.some((run) => isRun(bare, run)) ||
    (rest.length < bare.length && rest.replace(/\d/g, '').length < 4)
  )
    throw invalid('password.weak', {}, 'password')
  if (isKnown(password)) throw invalid('password.leaked', {}, 'password')
}

/** Made of one run, forwards or backwards, however often repeated. */
function isRun(text: string, run: string): boolean {
  const steps = [...text].slice(1).filter((letter, index) => {
    const distance = run.indexOf(letter) - run.indexOf(text[index] ?? '')
    return run.includes(letter) && Math.abs(distance) === 1
  }).length
  return steps >= text.length - 3
}
