import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { normalizePassword } from '@/lib/accounts/passwords/normalize-password'

// The package exports a const enum, which an isolated module cannot read.
const ARGON2ID = 2

/**
 * Argon2id with 64 MiB, three passes and one lane: above OWASP's minimum and RFC 9106's second choice.
 * Each hash contains its parameters, so changing them here keeps older hashes valid.
 */
const options = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1 }

// Each hash takes 64 MiB: further ones wait.
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

/** Returns the hash to store, with salt and parameters. */
export const hashPassword = (password: string) =>
  inTurn(() => hash(normalizePassword(password), options))

let decoy: Promise<string> | undefined

/**
 * Whether a password matches the stored hash. Without a hash (an unknown address, or no password yet)
 * it takes the same time and returns false.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const hashed = stored ?? (await decoy)
  // Hashes from before passwords were normalized are of the text as typed.
  const spellings = [normalizePassword(password), password, nfc(password), nfd(password)]
  for (const spelling of new Set(spellings))
    if (await inTurn(() => verify(hashed, spelling))) return stored !== null
  return false
}
