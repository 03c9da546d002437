import 'server-only'
import { transliterate } from 'transliteration'
import { limit } from '@/lib/auth/rate-limits'
import { db, type Tx } from '@/lib/db'
import { post, record } from '@/lib/events/record'
import { insertOrganization, refusingTakenSlugs } from '@/lib/orgs/insert-organization'
import { slugFrom } from '@/lib/orgs/slug'
import { atLeast } from '@/lib/registration/at-least'
import type { SignUpInput } from '@/lib/registration/schema'

/**
 * Signs up a person with an organization: both inactive, with the membership and the ownership, in
 * one transaction, and the activation link in the mail. An address that has an account gets a mail
 * that says so, and nothing is created; the answer and its time are the same, so that nobody learns
 * who has an account.
 * @throws DomainError slug-taken | rate-limited
 */
export async function signUp(input: SignUpInput): Promise<void> {
  await limit('mailedLink', input.email)
  await atLeast(250, () => refusingTakenSlugs(() => db.$transaction((tx) => register(tx, input))))
}

async function register(tx: Tx, { name, slug, email }: SignUpInput) {
  const known = await tx.user.findUnique({
    where: { email },
    select: { id: true, name: true, email: true, isActive: true, passwordHash: true },
  })
  if (known?.isActive)
    return post(tx, { template: 'account-exists', to: email, userId: known.id })
  // Switched off by staff: nothing brings it back but they.
  if (known?.passwordHash) return

  const founder = known ?? (await newUser(tx, email, name))
  if (!(await isWaiting(tx, founder.id, slug || slugFrom(name, transliterate))))
    await insertOrganization(tx, { name, slug, founder, isActive: false })
  await post(tx, {
    template: 'activate-account',
    to: email,
    userId: founder.id,
    organization: name,
  })
}

async function newUser(tx: Tx, email: string, organization: string) {
  const user = await tx.user.create({
    data: { email },
    select: { id: true, name: true, email: true },
  })
  await record(tx, { type: 'user.registered', actor: user, data: { organization } })
  return user
}

/** Whoever fills in the form a second time, because no mail came, finds their own slug not taken. */
const isWaiting = async (tx: Tx, userId: string, slug: string) =>
  (await tx.organization.count({ where: { slug, isActive: false, owner: { userId } } })) > 0
