import 'server-only'
import type { SignedIn } from '@/lib/auth/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'
import type { UpdateProfileInput } from '@/lib/users/schema'

/** Changes the name that others see. */
export const updateProfile = (user: SignedIn, { name }: UpdateProfileInput) =>
  db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { name }, select: { id: true } })
    await record(tx, {
      type: 'user.profileChanged',
      actor: { ...user, name },
      data: { from: user.name, to: name },
    })
  })
