import { expect } from 'vitest'
import { DomainError, type ErrorCode } from '@/lib/errors'
import { nothingChanges } from '@/lib/testing/snapshot'

/**
 * Expects the command to refuse with this code, at this field, without changing a row of the database.
 */
export async function expectRefusal(
  code: ErrorCode,
  command: () => Promise<unknown>,
  field?: string,
): Promise<void> {
  const refusal = await nothingChanges(() => outcome(command()))
  expect(refusal).toBe(field ? `${code} at ${field}` : code)
}

/** Returns how a command ended: `done`, or the code it refused with. Other errors are rethrown. */
export async function outcome(command: Promise<unknown>): Promise<string> {
  try {
    await command
    return 'done'
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return error.field ? `${error.code} at ${error.field}` : error.code
  }
}

/** Counts the outcomes of several commands. */
export async function outcomes(commands: Promise<unknown>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const end of await Promise.all(commands.map(outcome))) counts[end] = (counts[end] ?? 0) + 1
  return counts
}
