import 'server-only'

/** What became of one of several members; with an error nothing was changed for this one. */
export interface MemberOutcome {
  userId: string
  error?: Error
}

/**
 * Does to several members what a command does to one, one after the other. Each has a transaction of
 * its own, with its lock, its policy and its event: what is refused for one is no matter of the
 * others, and an actor who loses their role half way is refused from there on.
 */
export async function eachMember(
  userIds: string[],
  command: (userId: string) => Promise<unknown>,
): Promise<MemberOutcome[]> {
  const outcomes: MemberOutcome[] = []
  for (const userId of userIds) {
    try {
      await command(userId)
      outcomes.push({ userId })
    } catch (error) {
      if (!(error instanceof Error)) throw error
      outcomes.push({ userId, error })
    }
  }
  return outcomes
}
