import 'server-only'
import { hours, days } from '@/lib/config/define-guildhall'
import { databaseNow } from '@/lib/database/clock'
import { env } from '@/lib/env'
import { HANDLER_TEMPLATE } from '@/lib/events/signal'
import { logError } from '@/lib/log'
import { canCompose, compose } from '@/lib/mail/compose'
import { type Mail, type MailTransport, type Sent, MailError } from '@/lib/mail/mail'
import { notePassed, noteRefused, takeTurn } from '@/lib/mail/mail-pace'
import type { OutgoingMail } from '@/lib/mail/outgoing-mail'
import {
  forgotten,
  noteSent,
  putBack,
  putBackLogged,
  settle,
  type Claimed,
} from '@/lib/mail/outbox'
import config from '@/guildhall.config'

/** Providers remember an idempotency key for a day: a retry after that could send a second email. */
const KEY_IS_KNOWN = hours(23)
/** In a row's `lastError`: not retried, because it may have been sent a day ago. */
export const TOO_LATE = 'too-late'
/** In a row's `lastError`: it could not be sent before it was no longer relevant. */
export const EXPIRED = 'expired'
/** Emails rendered concurrently; rendering takes time, and other requests need connections too. */
const AT_A_TIME = 5

interface Written {
  row: Claimed
  mail: Mail
}
type Result = Written & { result: Sent | Error }

/**
 * Sends the emails of one claim, in one call if the provider supports it, and records each result.
 * @returns how many were sent
 */
export async function sendMails(
  transport: MailTransport,
  rows: Claimed[],
  sleep: (ms: number) => Promise<void>,
): Promise<number> {
  const written: Written[] = []
  const inOrder = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (let start = 0; start < inOrder.length; start += AT_A_TIME) {
    const some = await Promise.all(inOrder.slice(start, start + AT_A_TIME).map(write))
    written.push(...some.filter((each) => each !== null))
  }
  if (written.length === 0) return 0
  const turn = await takeTurn(transport)
  if (turn === null) {
    await Promise.all(written.map(({ row }) => putBackUntried(row, databaseNow(), null)))
    return 0
  }
  if (turn > 0) await sleep(turn)
  const results = await call(transport, written)
  return settleAll(transport, results)
}

/** Composes the email; null if there is nothing to send, which is then recorded. */
async function write(row: Claimed): Promise<Written | null> {
  const { id, template, recipient: to, payload, createdAt, locale, triedSince } = row
  try {
    if (triedSince && databaseNow().getTime() - triedSince.getTime() > KEY_IS_KNOWN)
      return await end(row, 'failed', TOO_LATE)
    if (databaseNow().getTime() - createdAt.getTime() > mailLifetime(template))
      return await end(row, 'failed', EXPIRED)
    if (!canCompose(template)) throw new MailError(`no such mail: ${template}`, { kind: 'later' })
    const content = await compose({ ...payload, template, to } as OutgoingMail, createdAt, locale)
    if (!content) return await end(row, 'dropped', null)
    return { row, mail: { id, to, from: env.MAIL_FROM, ...content } }
  } catch (error) {
    await putBackLogged(row, error, { isUnsent: true, isFinal: isRefused(error) })
    return null
  }
}

async function end(row: Claimed, status: 'failed' | 'dropped', lastError: string | null) {
  await settle(row, { status, lastError })
  return null
}

async function call(transport: MailTransport, written: Written[]): Promise<Result[]> {
  const [first] = written
  const key = first!.row.batchId
  // A call for several emails keeps its key, however many of them are left.
  const isBatch = transport.sendMany && key !== first!.row.id
  if (isBatch) {
    const mails = written.map(({ mail }) => mail)
    const answer = await transport.sendMany!(mails, key).catch((error: Error) => error)
    return written.map((each, index) => ({
      ...each,
      result: Array.isArray(answer) ? (answer[index] ?? {}) : answer,
    }))
  }
  return Promise.all(
    written.map(async (each) => {
      const result = await transport.send(each.mail).catch((error: Error) => error)
      return { ...each, result }
    }),
  )
}

const isError = (result: Sent | Error): result is Error => result instanceof Error

async function settleAll(transport: MailTransport, results: Result[]): Promise<number> {
  const sent = results.filter(({ result }) => !isError(result))
  await noteSent(
    sent.map(({ row }) => row),
    sent.map(({ result }) => (result as Sent).providerId ?? null),
  )
  const refusals = results.filter(({ result }) => isError(result))
  // One error for all: the provider's endpoint failed, or one bad email among good ones.
  const isWhole = results.length > 1 && new Set(results.map(({ result }) => result)).size === 1
  if (isWhole && isRefused(results[0]!.result)) {
    await Promise.all(results.map(({ row }) => sendAlone(row)))
    return 0
  }
  const pause = refusals.map(({ result }) => result).find((r) => r instanceof MailError && r.pause)
  let until: Date | null = null
  // A provider that accepted others answers, and accepts the settings.
  const isSelective = sent.length > 0 && pause instanceof MailError && isOfAll(pause)
  if (pause instanceof MailError && pause.pause && !isSelective)
    until = await noteRefused(transport, pause.pause, pause)
  else
    await notePassed(
      transport,
      Math.max(0, ...sent.map(({ result }) => (isError(result) ? 0 : (result.idleMs ?? 0)))),
    )
  tell(refusals.filter(({ result }) => !(until && result instanceof MailError && result.pause)))
  await Promise.all(
    refusals.map(({ row, result }) => {
      const error = result as Error
      if (!until || !(error instanceof MailError) || !error.pause || error.pause === 'away')
        return putBack(row, error, {
          isUnsent: error instanceof MailError && error.isUnsent,
          isFinal: isRefused(error),
        })
      // The shared pace decides when: a drain with time left waits for it.
      const next = error.pause === 'limited' ? databaseNow() : until
      return putBackUntried(row, next, String(error))
    }),
  )
  return sent.length
}

const isOfAll = ({ kind }: MailError) => kind === 'away' || kind === 'settings'
const isRefused = (result: unknown) => result instanceof MailError && result.kind === 'refused'

/** Logs one line for all that failed in the same way. */
function tell(failed: Result[]) {
  const byMessage = new Map<string, Result[]>()
  for (const each of failed) {
    const { message } = each.result as Error
    byMessage.set(message, [...(byMessage.get(message) ?? []), each])
  }
  for (const [first, ...more] of byMessage.values())
    logError(first!.result, {
      outbox: first!.row.id,
      attempts: first!.row.attempts,
      ...(more.length > 0 && { mails: more.length + 1 }),
    })
}

/** Does not count as an attempt: the provider would have refused any email. */
const putBackUntried = (row: Claimed, until: Date, why: string | null) =>
  settle(row, {
    attempts: row.attempts - 1,
    nextAttemptAt: until,
    ...(why && { lastError: why.slice(0, 500) }),
    ...(!row.triedSince && { firstAttemptAt: null, batchId: null }),
  })

/** Gives the email a call of its own, because the call for many was refused as a whole. */
const sendAlone = (row: Claimed) =>
  settle(row, {
    attempts: row.attempts - 1,
    nextAttemptAt: databaseNow(),
    batchId: row.id,
    ...forgotten(row),
  })

/** The lifetime of a notification. */
const NOTICE = days(7)

const lifetimes: Record<string, number> = {
  'activate-account': config.lifetimes.abandonedSignUp,
  'password-reset': config.lifetimes.reset,
  'email-change': days(1),
  'email-add': days(1),
  'sign-in-link': config.lifetimes.signInLink,
  // An invitation's own expiry may be later than any other: lib/mail/composers/invitations.ts checks it.
  invitation: Infinity,
  // The company's own code: lib/mail/run-handlers.ts.
  [HANDLER_TEMPLATE]: Infinity,
}

/**
 * How long after its cause an email is still relevant, in milliseconds; it is kept that long if it
 * cannot be sent. Links are requested by somebody who waits for them; notifications are news for some
 * days.
 */
export const mailLifetime = (template: string): number =>
  Object.hasOwn(lifetimes, template) ? lifetimes[template]! : NOTICE
