import 'server-only'
import { transliterate } from 'transliteration'
import { whyNotSignUp } from '@/lib/access/allowed'
import { inEvenTime } from '@/lib/accounts/sign-up/even-time'
import { limit } from '@/lib/ops/rate-limits'
import { registrationBackend, parseExtra } from '@/lib/backends/choose-backend'
import type { RegistrationBackend } from '@/lib/backends/registration-backend'
import { db, type Tx } from '@/lib/db'
import { DomainError } from '@/lib/errors'
import { inTurn } from '@/lib/database/in-turn'
import type { Locale } from '@/lib/i18n/locales'
import { defaultKind } from '@/lib/kinds/kind-of'
import {
  ensureCreatable,
  insertOrganization,
  refusingTakenSlugs,
} from '@/lib/organizations/insert-organization'
import { ensureFounder, ownsEnough } from '@/lib/organizations/why-not-create'
import { isSlugFree } from '@/lib/organizations/free-slug'
import { slugFrom } from '@/lib/organizations/slug'
import type { SignUpInput } from '@/lib/accounts/sign-up/schema'
import { pendingOrganization } from '@/lib/accounts/account-state'
import { holdAddress } from '@/lib/accounts/address/find-account'

/**
 * Signs up a person with an organization: inserts both as inactive, with membership and ownership, in
 * one transaction, and emails the activation link. An address with an account is emailed that it has
 * one, and nothing is created; the answer and its time are the same, so that nobody learns who has an
 * account.
 * @param locale the language of the sign-up, which becomes the person's
 * @returns where the form leads, in every case
 * @throws DomainError sign-up-closed | sign-up-invited | creating-refused | slug-taken | slug-reserved
 *   | kind-unknown | fields-invalid | rate-limited
 */
export async function signUp(
  input: SignUpInput,
  locale?: Locale,
): Promise<Pick<RegistrationBackend, 'completePath'>> {
  const closed = whyNotSignUp()
  if (closed) throw new DomainError(closed)
  await ensureFounder({ email: input.email, isSuperuser: false })
  await limit('signUpLink', input.email)
  await inEvenTime(() =>
    refusingTakenSlugs(input, () =>
      inTurn(`address ${input.email}`, () => db.$transaction((tx) => register(tx, input, locale))),
    ),
  )
  const { completePath } = registrationBackend(input.kind)
  return { completePath }
}

async function register(
  tx: Tx,
  { kind = defaultKind(), name, slug, email, extra, ...asked }: SignUpInput,
  locale: Locale | undefined,
) {
  ensureCreatable({ kind, slug, ...asked })
  const backend = registrationBackend(kind)
  const more = parseExtra(backend, 'fields', extra)
  const request = { email, organization: name, kind, locale, extra: more }
  await holdAddress(tx, email)
  const waits = await isWaiting(tx, email, slug || slugFrom(name, transliterate))
  // Checked for everyone: a refusal that only newcomers get would reveal who has an account.
  if (slug && !waits && !(await isSlugFree(slug, tx))) throw new DomainError('slug-taken', 'slug')
  const founder = await backend.register(tx, request)
  if (!founder) return
  // A person who already waits with as many as one may own is emailed their link again: a refusal would
  // reveal that they are known.
  if (!waits && !(await ownsEnough(tx, founder.id)))
    await insertOrganization(tx, { ...asked, kind, name, slug, founder, isActive: false })
  await backend.verify(tx, founder, request)
}

/** A person who submits the form again because no email arrived finds their own slug available. */
const isWaiting = async (tx: Tx, email: string, slug: string) =>
  (await tx.organization.count({
    where: { slug, ...pendingOrganization, owner: { member: { user: { email } } } },
  })) > 0
