import 'server-only'
import config from '@/guildhall.config'
import { databaseNow } from '@/lib/database/clock'
import { endAccounts } from '@/lib/account-deletion/erase-user'
import { enterLeftWaiting } from '@/lib/join-links/register-to-join'
import { clearOldCounters } from '@/lib/ops/rate-limits'
import { db, Prisma } from '@/lib/db'
import { days } from '@/lib/config/define-guildhall'
import { keptOut, reinstatableSince } from '@/lib/members/former-member'
import { KNOWN_BY_NAME } from '@/lib/accounts/sessions/devices'
import { pending, pendingOrganization } from '@/lib/accounts/account-state'
import { endDeletions } from '@/lib/organizations/delete-organization'

/**
 * Completes requests to join that were interrupted, and removes what has expired: sessions, browsers known only by name, rate limit counters, emails sent a
 * month ago, deleted organizations past their restore period, deleted accounts past theirs, records of
 * organizations deleted 90 days ago (which frees their URLs), former members who left 90 days ago, and
 * sign-ups that were never activated (which frees their URLs too). Members who were removed, or left
 * while suspended, stay on record without their member fields, because they cannot return with a join
 * link alone.
 */
export async function tidyUp(): Promise<void> {
  const now = databaseNow()
  await enterLeftWaiting()
  await clearOldCounters()
  await db.session.deleteMany({ where: { expires: { lt: now } } })
  await db.knownBrowser.deleteMany({ where: { seenAt: { lt: ago(now, KNOWN_BY_NAME) } } })
  await db.outbox.deleteMany({
    where: { status: { not: 'waiting' }, createdAt: { lt: ago(now, days(30)) } },
  })
  // A webhook this old is refused because of its age.
  await db.mailWebhook.deleteMany({ where: { sentAt: { lt: ago(now, days(1)) } } })
  const forgotten = { endedAt: { lt: reinstatableSince() } }
  await db.formerMember.deleteMany({ where: { ...forgotten, NOT: keptOut } })
  await db.formerMember.updateMany({
    where: { ...forgotten, fields: { not: Prisma.DbNull } },
    data: { fields: Prisma.DbNull },
  })
  await endDeletions()
  // After the organizations: an account is erased only when it owns none.
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
