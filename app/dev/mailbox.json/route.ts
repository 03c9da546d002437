import { notFound } from 'next/navigation'
import { env } from '@/lib/env'
import { readMailbox } from '@/lib/mail/read-mailbox'
import { hasDevPages } from '@/lib/ops/dev-pages'

/** The local mailbox as JSON: newest first, `?to=` for one address. Development only. */
export async function GET(request: Request) {
  if (!(await hasDevPages())) notFound()
  const to = new URL(request.url).searchParams.get('to') ?? undefined
  return Response.json(await readMailbox(env.MAIL_DIR, { to }), {
    headers: { 'Cache-Control': 'no-store' },
  })
}
