import { env, mailMode } from '@/lib/env'
import { readMailbox } from '@/lib/mail/read-mailbox'

/** The local mailbox for programs: newest first, `?to=` for one address. */
export async function GET(request: Request) {
  if (mailMode() !== 'mailbox') return new Response('Not found', { status: 404 })
  const to = new URL(request.url).searchParams.get('to') ?? undefined
  return Response.json(await readMailbox(env.MAIL_DIR, { to }))
}
