import 'server-only'
import { db } from '@/lib/db'
import { reports, type MailReport } from '@/lib/mail/note-delivery'

/** What was told of a mail, and what still can be. */
export interface Simulated {
  delivery: MailReport['delivery'] | null
  later: MailReport['delivery'][]
}

/** What can be told of these mails, by their ids: of those to people who are invited. */
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
