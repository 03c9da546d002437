import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { normalizePassword } from '@/lib/accounts/passwords/normalize-password'

// The package exports its names as a const enum, which an isolated module cannot read.
const ARGON2ID = 2

/**
 * Argon2id with 64 MiB, three passes and one lane: above OWASP's floor and RFC 9106's second choice.
 * The figures stand in each hash, so that changing them here leaves older hashes valid.
 */
const options = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1 }

// Each hash holds 64 MiB while it is made: more than this many at once wait.
const AT_ONCE = 4
let running = 0
const waiting: (() => void)[] = []

async function inTurn<R>(work: () => Promise<R>): Promise<R> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running++
  try {
    return await work()
  } finally {
    running--
    waiting.shift()?.()
  }
}

const nfc = (text: string) => text.normalize('NFC')
const nfd = (text: string) => text.normalize('NFD')

/** The hash to store, salted, with its parameters. */
export const hashPassword = (password: string) =>
  inTurn(() => hash(normalizePassword(password), options))

let decoy: Promise<string> | undefined

/**
 * Whether the password is the one that was hashed. Without a hash (nobody has this address, or they
 * have no password yet) it works just as long and says no.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const hashed = stored ?? (await decoy)
  // Hashes from before passwords were normalized are of the text as its keyboard wrote it.
  const spellings = [normalizePassword(password), password, nfc(password), nfd(password)]
  for (const spelling of new Set(spellings))
    if (await inTurn(() => verify(hashed, spelling))) return stored !== null
  return false
}
