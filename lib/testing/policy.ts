import { randomUUID } from 'node:crypto'
import type { SignInPolicy } from '@/lib/access/sign-in-policy'
import { db } from '@/lib/db'

/** Sets an organization's sign-in policy without the command. */
export const setPolicy = (id: string, policy: Partial<SignInPolicy>) =>
  db.organization.update({ where: { id }, data: policy, select: { id: true } })

/** A time from now, in days; negative for the past. */
export const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)

/** Gives a person a passkey: the simplest second factor. */
export const withPasskey = ({ id }: { id: string }) =>
  db.passkey.create({
    data: {
      userId: id,
      credentialId: randomUUID(),
      publicKey: Buffer.from('x'),
      name: 'Key',
    },
    select: { id: true },
  })
