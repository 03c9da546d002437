import 'server-only'
import { databaseNow } from '@/lib/database/clock'
import { db, type Tx } from '@/lib/db'
import { hours, minutes } from '@/lib/config/define-guildhall'
import { logError } from '@/lib/log'
import type { MailTransport, MailError, PauseReason } from '@/lib/mail/mail'

/** The key of the row that all processes share for this provider, account and sender. */
export const paceKey = ({ name, account }: MailTransport) => (account ? `${name} ${account}` : name)

const seconds = (n: number) => n * 1000

/** A turn further away than this is a pause, not a queue. */
const LONGEST_QUEUE = seconds(10)
const SLOWEST = seconds(30)

/**
 * Locks the provider's row, so that one process at a time chooses what is sent next.
 * @returns how long the provider must not be called, in milliseconds; 0 if it may be
 */
export async function holdPace(tx: Tx, transport: MailTransport): Promise<number> {
  const provider = paceKey(transport)
  const held = () => tx.$queryRaw<{ wait: number }[]>`
    SELECT greatest(0, ceil(extract(epoch FROM "nextCallAt" - clock_timestamp()) * 1000))::int AS wait
    FROM "MailPace" WHERE provider = ${provider} FOR UPDATE`
  const [row] = await held()
  if (row) return row.wait
  await tx.$executeRaw`INSERT INTO "MailPace" (provider) VALUES (${provider}) ON CONFLICT DO NOTHING`
  const [made] = await held()
  return made?.wait ?? 0
}

/**
 * Takes the next turn to call the provider, in one statement: two processes never get the same.
 * @returns how long until this turn, in milliseconds; null while the provider must not be called
 */
export async function takeTurn(transport: MailTransport): Promise<number | null> {
  const { intervalMs = 0 } = transport
  if (!intervalMs) return 0
  const [turn] = await db.$queryRaw<{ wait: number }[]>`
    UPDATE "MailPace" SET "nextCallAt" = greatest("nextCallAt", clock_timestamp())
      + greatest("intervalMs", ${intervalMs}::int) * interval '1 millisecond'
    WHERE provider = ${paceKey(transport)}
      AND "nextCallAt" <= clock_timestamp() + ${LONGEST_QUEUE} * interval '1 millisecond'
    RETURNING greatest(0, ceil(extract(epoch FROM "nextCallAt" - clock_timestamp()) * 1000)
      - greatest("intervalMs", ${intervalMs}::int))::int AS wait`
  return turn?.wait ?? null
}

/**
 * Records that the provider accepted a call: the pace may increase. After a failure of the settings,
 * the quota or the provider, everything postponed because of it is due again.
 */
export async function notePassed(transport: MailTransport, idleMs = 0): Promise<void> {
  const [before] = await db.$queryRaw<{ reason: PauseReason | null }[]>`
    WITH before AS (
      SELECT provider, reason FROM "MailPace" WHERE provider = ${paceKey(transport)}
        AND (reason IS NOT NULL OR failures > 0 OR "intervalMs" > 0 OR ${Math.ceil(idleMs)}::int > 0) FOR UPDATE)
    UPDATE "MailPace" p SET reason = NULL, detail = NULL, failures = 0,
      "intervalMs" = CASE WHEN p."intervalMs" * 0.9 <= ${transport.intervalMs ?? 0}::int THEN 0
        ELSE floor(p."intervalMs" * 0.9) END,
      "nextCallAt" = greatest(p."nextCallAt", clock_timestamp() + ${Math.ceil(idleMs)}::int * interval '1 millisecond')
    FROM before WHERE p.provider = before.provider RETURNING before.reason`
  if (!before?.reason || before.reason === 'limited') return
  await db.$executeRaw`
    UPDATE "Outbox" SET "nextAttemptAt" = now()
    WHERE status = 'waiting' AND "lastError" IS NOT NULL AND "firstAttemptAt" IS NULL
      AND "nextAttemptAt" > now()`
}

const doubling = (first: number, longest: number) => (failures: number) =>
  Math.min(longest, first * 2 ** Math.min(failures, 20))

/** How long to pause if the provider does not say, after a number of failures in a row. */
const pauses: Record<PauseReason, (failures: number) => number> = {
  limited: doubling(seconds(1), minutes(1)),
  quota: () => hours(1),
  settings: doubling(minutes(1), hours(1)),
  away: doubling(seconds(5), minutes(5)),
}

/**
 * Records that the provider accepts nothing for now, and logs it once rather than for every email.
 * @returns when it is called again
 */
export async function noteRefused(
  transport: MailTransport,
  reason: PauseReason,
  error: MailError,
): Promise<Date> {
  const provider = paceKey(transport)
  const detail = error.message.slice(0, 500)
  return db.$transaction(async (tx) => {
    await holdPace(tx, transport)
    const pace = await tx.mailPace.findUniqueOrThrow({ where: { provider } })
    // Other calls of a burst that is refused together are not further failures.
    const isAnew = pace.reason !== reason || pace.nextCallAt.getTime() <= databaseNow().getTime()
    const asked = Math.min(error.retryAfterMs ?? 0, hours(24))
    const pause = asked || pauses[reason](pace.failures)
    const until = new Date(Math.max(databaseNow().getTime() + pause, pace.nextCallAt.getTime()))
    const tell = pace.loggedReason !== reason || isLongAgo(pace.loggedAt)
    const usual = transport.intervalMs ?? 0
    await tx.mailPace.updateMany({
      where: { provider },
      data: {
        reason,
        detail,
        nextCallAt: until,
        ...(isAnew && { failures: pace.failures + 1 }),
        ...(reason === 'limited' && {
          intervalMs: Math.min(SLOWEST, Math.ceil(Math.max(pace.intervalMs, usual, 100) * 1.5)),
        }),
        ...(tell && { loggedReason: reason, loggedAt: databaseNow() }),
      },
    })
    if (tell) logError(error, { during: 'mail', reason, todo: advice[reason] })
    return until
  })
}

const isLongAgo = (at: Date | null) => !at || databaseNow().getTime() - at.getTime() > hours(6)

/** For the log; the outbox page says the same in the viewer's language. */
const advice: Record<PauseReason, string> = {
  limited:
    'The provider limits how fast mail may leave. Nothing to do: mail waits and is sent more slowly.',
  quota:
    'The provider’s quota is used up. Mail waits until it resets; a larger plan sends it earlier.',
  settings:
    'The provider does not accept the settings. Check RESEND_API_KEY or SMTP_URL, and that MAIL_FROM is an address of a verified domain. Mail waits.',
  away: 'The provider does not answer or fails. Nothing to do if it recovers: mail waits.',
}

/** Permits calling the provider immediately, after staff fixed the cause. */
export const resumePace = (tx: Tx) =>
  tx.mailPace.updateMany({
    where: { reason: { not: null } },
    data: { nextCallAt: databaseNow(), failures: 0 },
  })
