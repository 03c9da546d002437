import 'server-only'
import * as z from 'zod'
import { db } from '@/lib/db'
import { noteDelivery, reports, type MailReport } from '@/lib/mail/note-delivery'

export const simulateDeliverySchema = z.object({
  mailId: z.uuid({ error: 'invalid' }),
  delivery: z.enum(reports),
})

/** Records a simulated provider report for an email in the local mailbox. */
export const simulateDelivery = ({ mailId, delivery }: z.output<typeof simulateDeliverySchema>) =>
  db.$transaction((tx) =>
    noteDelivery(tx, { mail: { providerId: null, id: mailId }, delivery, detail: null }),
  )

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
