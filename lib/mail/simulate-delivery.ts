import 'server-only'
import * as z from 'zod'
import { db } from '@/lib/db'
import { noteDelivery, reports } from '@/lib/mail/note-delivery'

export const simulateDeliverySchema = z.object({
  mailId: z.uuid({ error: 'invalid' }),
  delivery: z.enum(reports),
})

/** Records a simulated provider report for an email in the local mailbox. */
export const simulateDelivery = ({ mailId, delivery }: z.output<typeof simulateDeliverySchema>) =>
  db.$transaction((tx) =>
    noteDelivery(tx, { mail: { providerId: null, id: mailId }, delivery, detail: null }),
  )
