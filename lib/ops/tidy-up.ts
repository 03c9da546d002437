import 'server-only'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'
import { endAccounts } from '@/lib/account-deletion/end-accounts'
import { clearOldCounters } from '@/lib/ops/rate-limits'
import { db, Prisma } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import { keptOut, reinstatableSince } from '@/lib/members/former-member'
import { KNOWN_BY_NAME } from '@/lib/accounts/sessions/is-new-browser'
import { pending, pendingOrganization } from '@/lib/accounts/account-state'
import { endDeletions } from '@/lib/organizations/end-deletions'

/**
 * Removes what is over: sessions, browsers known by their name alone, counters of tries, mails that went out a month ago, organizations whose
 * time to be restored is over, accounts whose people wanted them deleted, what is left of those deleted 90 days ago, whose URL names are free again
 * then, memberships that people ended themselves 90 days ago, and sign-ups whose link nobody used, which
 * gives their URL names free again. Whoever was removed, or left while suspended, stays on record, without
 * their member fields: they do not come back by a join link alone.
 */
export async function tidyUp(): Promise<void> {
  const now = databaseNow()
  await clearOldCounters()
  await db.session.deleteMany({ where: { expires: { lt: now } } })
  await db.knownBrowser.deleteMany({ where: { seenAt: { lt: ago(now, KNOWN_BY_NAME) } } })
  await db.outbox.deleteMany({
    where: { status: { not: 'waiting' }, createdAt: { lt: ago(now, days(30)) } },
  })
  // A webhook that is so old is refused for its age.
  await db.mailWebhook.deleteMany({ where: { sentAt: { lt: ago(now, days(1)) } } })
  const forgotten = { endedAt: { lt: reinstatableSince() } }
  await db.formerMember.deleteMany({ where: { ...forgotten, NOT: keptOut } })
  await db.formerMember.updateMany({
    where: { ...forgotten, fields: { not: Prisma.DbNull } },
    data: { fields: Prisma.DbNull },
  })
  await endDeletions()
  // After the organizations: an account goes only when it owns none any more.
  await endAccounts()
  await db.deletedOrganization.deleteMany({
    where: { endsAt: null, deletedAt: { lt: ago(now, days(90)) } },
  })
  const before = ago(now, config.lifetimes.abandonedSignUp)
  await db.organization.deleteMany({
    where: {
      ...pendingOrganization,
      createdAt: { lt: before },
      owner: { member: { user: pending } },
    },
  })
  await db.user.deleteMany({
    where: { ...pending, createdAt: { lt: before }, memberships: { none: {} } },
  })
}

const ago = (now: Date, time: number) => new Date(now.getTime() - time)
