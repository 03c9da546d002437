import * as z from 'zod'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'

export const updatePhoneSchema = z.object({
  phone: z
    .string()
    .transform((phone) => phone.replace(/[\s()/-]/g, ''))
    .pipe(z.string().regex(/^\+[0-9]{6,15}$/, 'invalid')),
})

/** Sets a person's own phone number; for `userAction(updatePhoneSchema, updatePhone)`. */
export const updatePhone = async (user: SignedIn, { phone }: z.output<typeof updatePhoneSchema>) =>
  void (await db.$executeRaw`
    INSERT INTO "UserPhone" ("userId", phone) VALUES (${user.id}::uuid, ${phone})
    ON CONFLICT ("userId") DO UPDATE SET phone = EXCLUDED.phone`)
