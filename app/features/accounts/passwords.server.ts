import { hash, verify } from '@node-rs/argon2'

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
