import { vi } from 'vitest'

/** Takes what was logged as errors until now, which would otherwise fail the test. */
export function loggedErrors(): string[] {
  const { calls } = vi.mocked(console.error).mock
  return calls.splice(0).map((args) => args.map(String).join(' '))
}
