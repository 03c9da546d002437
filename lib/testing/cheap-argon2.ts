import { createRequire } from 'node:module'
import type * as Argon2 from '@node-rs/argon2'
import { vi } from 'vitest'

// The module that the alias in vitest.config.ts replaces.
const argon2 = createRequire(import.meta.url)('@node-rs/argon2') as typeof Argon2

/**
 * Argon2 at the lowest cost: the real one takes 60 ms and 64 MiB per hash, and is tested in
 * lib/accounts/passwords/passwords.test.ts.
 */
export const hash = vi.fn((password: string, options?: Parameters<typeof argon2.hash>[1]) =>
  argon2.hash(password, { ...options, memoryCost: 8, timeCost: 1 }),
)

export const verify = vi.fn(argon2.verify)
