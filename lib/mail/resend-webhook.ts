import 'server-only'
import * as z from 'zod'
import { db } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { noteDelivery, type MailReport } from '@/lib/mail/note-delivery'
import { verifyWebhook } from '@/lib/mail/resend-transport'

/** Webhooks are a few hundred bytes; anything larger is refused. */
const MOST_BYTES = 100_000

/**
 * Handles webhooks from Resend. Unrelated events are accepted too, because Resend would retry them
 * otherwise.
 * @param secret RESEND_WEBHOOK_SECRET; the endpoint does not exist without it
 */
export async function answerWebhook(
  request: Request,
  secret: string | undefined,
): Promise<Response> {
  if (!secret) throw new DomainError('not-found')
  const body = await readBody(request)
  if (body === null) return Response.json({ error: 'body-too-large' }, { status: 413 })
  const webhook = readWebhook(body, request.headers, secret)
  if (!webhook) return Response.json({ error: 'unauthorized' }, { status: 401 })
  if (!(await takeWebhook(webhook))) return Response.json({ error: 'replayed' }, { status: 409 })
  return Response.json({ status: 'ok' })
}

/** Reads the raw body; null if it is too large, whatever its Content-Length says. */
async function readBody(request: Request): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > MOST_BYTES) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A webhook with a valid signature. */
interface Webhook {
  id: string
  /** When this attempt was signed. */
  sentAt: Date
  /** What it reports about an email; null for other events. */
  report: MailReport | null
}

const eventSchema = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string(),
    tags: z.object({ outbox: z.uuid() }).partial().optional().catch(undefined),
    bounce: z.object({ type: z.string(), message: z.string() }).optional(),
    failed: z.object({ reason: z.string() }).optional(),
    suppressed: z.object({ message: z.string() }).optional(),
  }),
})

/** @returns null unless it was signed with this secret in the last five minutes */
function readWebhook(body: string, headers: Headers, secret: string): Webhook | null {
  const id = headers.get('svix-id') ?? ''
  const timestamp = headers.get('svix-timestamp') ?? ''
  const signature = headers.get('svix-signature') ?? ''
  const event = verifyWebhook(body, { id, timestamp, signature }, secret)
  if (event === null) return null
  const known = eventSchema.safeParse(event)
  const report = known.success ? reportOf(known.data) : null
  return { id, sentAt: new Date(Number.parseInt(timestamp, 10) * 1000), report }
}

function reportOf({ type, data }: z.output<typeof eventSchema>): MailReport | null {
  const mail = { providerId: data.email_id, id: data.tags?.outbox ?? null }
  const detail = (data.bounce ?? data.suppressed)?.message ?? data.failed?.reason ?? null
  const delivery = {
    'email.delivery_delayed': 'delayed',
    'email.delivered': 'delivered',
    // A full mailbox or an unavailable server is temporary.
    'email.bounced': data.bounce?.type === 'Transient' ? 'returned' : 'bounced',
    'email.complained': 'complained',
    'email.failed': 'refused',
    'email.suppressed': 'suppressed',
  }[type] as MailReport['delivery'] | undefined
  return delivery ? { mail, delivery, detail } : null
}

/**
 * Records a webhook's report. Resend signs each retry anew, so the same attempt again is a replay, and
 * so is an older one.
 * @returns false for a replay
 */
const takeWebhook = ({ id, sentAt, report }: Webhook): Promise<boolean> =>
  db.$transaction(async (tx) => {
    const taken = await tx.$executeRaw`
      INSERT INTO "MailWebhook" AS w (id, "sentAt") VALUES (${id}, ${sentAt})
      ON CONFLICT (id) DO UPDATE SET "sentAt" = excluded."sentAt" WHERE w."sentAt" < excluded."sentAt"`
    if (taken === 0) return false
    if (report) await noteDelivery(tx, report)
    return true
  })
