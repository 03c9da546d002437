import 'server-only'
import { db } from '@/lib/db'
import { reports, type MailReport } from '@/lib/mail/note-delivery'

/** What was reported about an email, and what can be reported next. */
export interface Simulated {
  delivery: MailReport['delivery'] | null
  later: MailReport['delivery'][]
}

/** Returns what can be simulated for these emails by id: those to invitees. */
export async function readSimulations(ids: string[]): Promise<Map<string, Simulated>> {
  const found = await db.outbox.findMany({
    where: { id: { in: ids }, template: 'invitation' },
    select: { id: true, delivery: true },
  })
  return new Map(
    found.map(({ id, ...row }) => {
      const told = reports.findIndex((each) => each === row.delivery)
      return [id, { delivery: reports[told] ?? null, later: reports.slice(told + 1) }]
    }),
  )
}
