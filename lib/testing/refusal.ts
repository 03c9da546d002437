import { expect } from 'vitest'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { nothingChanges } from '@/lib/testing/snapshot'

/** The command refuses with this code, at this field, and not a row of the database moves. */
export async function expectRefusal(
  code: ErrorCode,
  command: () => Promise<unknown>,
  field?: string,
): Promise<void> {
  const refusal = await nothingChanges(() => outcome(command()))
  expect(refusal).toBe(field ? `${code} at ${field}` : code)
}

/** How a command ended: `done`, or the code that it refused with. What is no refusal is a bug. */
export async function outcome(command: Promise<unknown>): Promise<string> {
  try {
    await command
    return 'done'
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.field ? `${error.code} at ${error.field}` : error.code
  }
}

/** How many of these ended in which way. */
export async function outcomes(commands: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const end of await Promise.all(commands.map(outcome))) counts[end] = (counts[end] ?? 0) + 1
  return counts
}
