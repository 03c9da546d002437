import 'server-only'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { db } from '@/lib/db'
import { record } from '@/lib/events/record'
import { keepLanguage } from '@/lib/accounts/profile/choose-language'
import type { UpdateProfileInput } from '@/lib/accounts/profile/schema'

/**
 * Changes the person's name and language.
 * @returns the language, for the browser to store; undefined if the form did not ask
 */
export const updateProfile = (user: SignedIn, { name, locale }: UpdateProfileInput) =>
  db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { name }, select: { id: true } })
    if (name !== user.name)
      await record(tx, {
        type: 'user.profileChanged',
        actor: { ...user, name },
        data: { from: user.name, to: name },
      })
    if (locale !== undefined) await keepLanguage(tx, { ...user, name }, locale)
    return { locale }
  })
