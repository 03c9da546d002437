import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadSchema } from '@/components/form/schemas'
import { backendFields } from '@/components/form/backend-fields'
import { colleagueInvitations } from '@/docs/cookbook/examples/backends/colleague-invitations'
import { termsRegistration } from '@/docs/cookbook/examples/backends/terms-registration'
import config from '@/guildhall.config'
import { requestPasswordReset } from '@/lib/accounts/sign-in/request-link'
import { userToken } from '@/lib/accounts/sign-in/user-token'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import type { InvitationBackend } from '@/lib/backends/invitation-backend'
import { landingOfInvitee } from '@/lib/backends/landing'
import { inviteForm, joinForm, signUpForm } from '@/lib/backends/queries'
import { registrationBackend } from '@/lib/backends/choose-backend'
import { db } from '@/lib/db'
import { days, hours } from '@/lib/config/define-guildhall'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { inviteMany } from '@/lib/invitations/invite-many'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { remindMember } from '@/lib/members/remind-member'
import { formNewKind } from '@/lib/kinds/queries'
import { createOrganization } from '@/lib/organizations/create-organization'
import { ofItsKind } from '@/lib/organizations/of-its-kind'
import { orgPath } from '@/lib/paths'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { findActivation } from '@/lib/accounts/sign-up/queries'
import { signUpSchema } from '@/lib/accounts/sign-up/schema'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { tokenOf } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { acme, as, person, type Person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import * as z from 'zod'
import { addVendors } from '@/lib/testing/vendors'

addVendors()

/** Adds everyone immediately; links are valid for two hours; asks new people for their badge. */
const heard: unknown[] = []
const badged: InvitationBackend = {
  ...defaultInvitations,
  name: 'badged',
  lifetime: hours(2),
  accountFields: z.object({ badge: z.string().min(1, 'field-missing').max(20) }),
  accountReady: async (tx, { person, extra }) => {
    heard.push({ name: person.name, extra, events: (await tx.event.count()) > 0 })
  },
  steps: () => ['/account/security'],
}
/** Can ask colleagues first; invitations are valid for five days and lead to the people page. */
const colleagues: InvitationBackend = {
  ...colleagueInvitations,
  lifetime: days(5),
  accountFields: badged.accountFields,
  accountReady: badged.accountReady,
  successPath: (slug) => orgPath(slug, 'people'),
}

const vendor = { ...config.kinds.vendor }
beforeEach(() => {
  heard.length = 0
  config.backends.invitations = [colleagues, badged]
  config.backends.registration = [{ ...termsRegistration, completePath: '/login' }]
  config.kinds.vendor = { ...vendor, invitations: 'colleagues', registration: 'terms' }
  backendFields.terms = () => import('@/docs/cookbook/examples/backends/fields')
})
afterEach(() => {
  config.backends = {}
  config.kinds.vendor = vendor
  delete backendFields.terms
  vi.useRealTimers()
})

let count = 0
const slug = () => `by-kind-${++count}`
const password = 'four unrelated words here'
const account = (token: string) => ({ token, name: 'Sam', password, confirmPassword: password })
const fields = { taxNumber: 'DE123456789' }
const memberFields = { title: 'Buyer' }

const vendorForm = (extra?: Record<string, unknown>) => {
  const own = slug()
  const vendor = { kind: 'vendor', name: 'Supplies', slug: own, fields, memberFields }
  return { ...vendor, email: `${own}@zenith.test`, extra }
}
const inDays = (n: number) =>
  vi.useFakeTimers({ now: Date.now() + n * 86_400_000, toFake: ['Date'] })

async function supplies() {
  const zoe = await person('Zoe')
  const own = slug()
  const vendor = { kind: 'vendor', name: 'Supplies', slug: own, fields, memberFields }
  await createOrganization(zoe, vendor)
  return { zoe, slug: own }
}
const ctxOf = (who: Person, org: { slug: string }) => as(who, org.slug)
const inviteSam = async (org: { zoe: Person; slug: string }, extra?: Record<string, unknown>) => {
  const email = `sam.${org.slug}@acme.test`
  const input = { email, role: 'member', message: undefined, memberFields, ...(extra && { extra }) }
  await inviteMember(await ctxOf(org.zoe, org), input)
  return email
}
const openTo = (email: string) =>
  db.organizationInvitation.findFirstOrThrow({ where: { inviteeIdentifier: email } })

describe('signing up with a vendor', () => {
  test('requires accepting the terms of its backend, in the browser and on the server', async () => {
    expect(signUpForm('vendor')).toMatchObject({
      name: 'terms',
      controls: [{ name: 'terms', control: 'boolean' }],
    })
    const typed = { ...vendorForm(), taxNumber: 'DE123456789', title: 'Buyer', terms: '' }
    const onServer = ofItsKind(signUpSchema, (kind) => registrationBackend(kind).fields)
    const inBrowser = await loadSchema('sign-up.signUp', formNewKind('vendor'), {
      name: 'terms',
      part: 'fields',
    })
    for (const schema of [onServer, inBrowser]) {
      const refused = schema.safeParse(typed)
      expect(refused.error?.issues.map(({ path, message }) => [path, message])).toEqual([
        [['terms'], 'field-tick'],
      ])
      expect(schema.safeParse({ ...typed, terms: 'true' }).data).toMatchObject({
        fields: { taxNumber: 'DE123456789' },
        memberFields: { title: 'Buyer' },
        extra: { terms: true },
      })
    }
    await expectRefusal('fields-invalid', () => signUp(vendorForm()), 'terms')
  })

  test('leads to that backend’s page, and after activation through its steps', async () => {
    const form = vendorForm({ terms: true })
    expect(await signUp(form)).toEqual({ completePath: '/login' })
    await drainOutbox()
    const { token } = await mailTo(form.email)
    const { landing } = await activateAccount(account(token), null)
    expect(landing).toBe(`/account?next=${encodeURIComponent(`/orgs/${form.slug}`)}`)
  })

  test('sends a link valid for one day, as that backend sets, and the email says so', async () => {
    const form = vendorForm({ terms: true })
    await signUp(form)
    await drainOutbox()
    const { token, text } = await mailTo(form.email)
    expect(text).toContain('1 day')
    inDays(0.9)
    expect(await findActivation(token)).toMatchObject({ email: form.email })
    inDays(0.2)
    expect(await findActivation(token)).toBeNull()
    await expectRefusal('link-invalid', () => activateAccount(account(token), null))
    // A link that is sent again is valid for as long.
    vi.useRealTimers()
    await requestPasswordReset({ email: form.email })
    await drainOutbox()
    const again = await mailTo(form.email)
    expect(again.text).toContain('1 day')
    expect(await findActivation(again.token)).not.toBeNull()
    inDays(1.1)
    expect(await findActivation(again.token)).toBeNull()
  })

  test('does not apply to an organization, which has no terms and a link valid for three days', async () => {
    expect(signUpForm('organization')).toBeUndefined()
    const own = slug()
    const email = `${own}@acme.test`
    expect(await signUp({ name: 'Acme', slug: own, email })).toEqual({
      completePath: '/signup/complete',
    })
    await drainOutbox()
    const { token } = await mailTo(email)
    inDays(2.9)
    const { landing } = await activateAccount(account(token), null)
    expect(landing).toBe(`/orgs/${own}`)
  })
})

describe('being invited to a vendor', () => {
  test('invites or adds the person as the vendor’s backend decides from the form', async () => {
    expect(inviteForm('vendor')).toMatchObject({
      name: 'colleagues',
      controls: [{ name: 'askFirst', control: 'boolean' }],
    })
    expect(inviteForm('organization')).toBeUndefined()
    const org = await supplies()
    const asked = await inviteSam(org, { askFirst: 'true' })
    expect(await openTo(asked)).toMatchObject({ status: 'pending' })
    const other = await supplies()
    const added = await inviteSam(other, { askFirst: '' })
    const where = { organization: { slug: other.slug }, user: { email: added } }
    expect(await db.organizationUser.count({ where })).toBe(1)
  })

  test('ignores extra form values if the backend has no fields', async () => {
    const { olive, slug: own } = await acme()
    const input = { email: `sam.${own}@acme.test`, role: 'member', message: undefined }
    await inviteMember(await as(olive, own), { ...input, extra: { askFirst: true } })
    expect(await openTo(input.email)).toMatchObject({ status: 'pending' })
  })

  test('gives as much time as the vendor’s backend sets, and the same again when resent', async () => {
    const org = await supplies()
    const email = await inviteSam(org, { askFirst: true })
    const { id, expiresAt } = await openTo(email)
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(days(4.99))
    expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(days(5))
    inDays(1)
    await resendInvitation(await ctxOf(org.zoe, org), { invitationId: id })
    const later = (await openTo(email)).expiresAt.getTime()
    expect(later - Date.now()).toBeGreaterThan(days(4.99))
    expect(later - Date.now()).toBeLessThanOrEqual(days(5))
  })

  test('leads where the vendor’s backend says, and for an organization to its page', async () => {
    const org = await supplies()
    const adam = await person('Adam')
    const input = {
      email: adam.email,
      role: 'member',
      message: undefined,
      extra: { askFirst: true },
      memberFields,
    }
    await inviteMember(await ctxOf(org.zoe, org), input)
    const token = await tokenOf((await openTo(adam.email)).id)
    const joined = await acceptInvitation(adam, { token })
    expect(joined).toEqual({ slug: org.slug, name: 'Supplies', kind: 'vendor' })
    expect(landingOfInvitee(joined)).toBe(`/orgs/${org.slug}/people`)
    // Accepting again leads there too.
    expect(await acceptInvitation(adam, { token })).toEqual(joined)
    expect(landingOfInvitee({ slug: 'acme', kind: 'organization' })).toBe('/orgs/acme')
  })

  test('collects what the backend asks of new people, in the transaction in which they join', async () => {
    const org = await supplies()
    const email = await inviteSam(org, { askFirst: true })
    const token = await tokenOf((await openTo(email)).id)
    const { invitation } = await viewInvitation(token, null)
    expect(joinForm(invitation?.kind ?? '')).toMatchObject({ controls: [{ name: 'badge' }] })
    const join = (badge?: string) =>
      joinByInvitation({ ...account(token), fields: { badge } }, null)
    await expectRefusal('fields-invalid', () => join(), 'badge')
    expect(heard).toEqual([])
    expect(await join('A 7')).toMatchObject({ slug: org.slug, kind: 'vendor' })
    expect(heard).toEqual([{ name: 'Sam', extra: { badge: 'A 7' }, events: true }])
  })
})

test('a bulk invitation invites or adds everyone, depending on the form', async () => {
  for (const [askFirst, asked] of [
    [true, 2],
    [false, 0],
  ] as const) {
    const org = await supplies()
    const ctx = await ctxOf(org.zoe, org)
    const rows = ['a', 'b'].map((name) => ({
      ...{ text: name, email: `${name}.${org.slug}@acme.test` },
    }))
    const form = { rows, role: 'member', message: undefined, memberFields, extra: { askFirst } }
    await inviteMany(ctx, form)
    const where = { organizationId: ctx.organization.id }
    expect(await db.organizationInvitation.count({ where })).toBe(asked)
    expect(await db.organizationUser.count({ where })).toBe(3 - asked)
  }
})

describe('being added by a vendor’s backend immediately', () => {
  const addSam = async () => {
    config.kinds.vendor = { ...vendor, invitations: 'badged' }
    const org = await supplies()
    const email = await inviteSam(org)
    await drainOutbox()
    return { org, email, ...(await mailTo(email)) }
  }

  test('sends an email that names the vendor, with a link valid for as long as that backend sets', async () => {
    const { text, token } = await addSam()
    expect(text).toContain('the vendor Supplies')
    expect(await findActivation(token)).toMatchObject({ form: { name: 'badged' } })
    inDays(0.1)
    expect(await findActivation(token)).toBeNull()
  })

  test('collects the backend’s fields, and leads through its steps', async () => {
    const { org, token } = await addSam()
    const activate = (badge?: string) =>
      activateAccount({ ...account(token), fields: { badge } }, null)
    await expectRefusal('fields-invalid', () => activate(), 'badge')
    const { landing } = await activate('B 9')
    expect(heard).toEqual([{ name: 'Sam', extra: { badge: 'B 9' }, events: true }])
    expect(landing).toBe(`/account/security?next=${encodeURIComponent(`/orgs/${org.slug}`)}`)
  })

  test('is followed by reminders from that backend, with the vendor’s wording', async () => {
    const { org, email } = await addSam()
    const { id } = await db.user.findUniqueOrThrow({ where: { email } })
    const remind = vi.fn(badged.remind)
    config.backends.invitations = [{ ...badged, remind }]
    await remindMember(await ctxOf(org.zoe, org), { userId: id })
    expect(remind).toHaveBeenCalledOnce()
    await drainOutbox()
    expect((await mailTo(email)).text).toContain('the vendor Supplies')
  })
})

test('an account without an organization has a link valid for as long as the first kind’s', async () => {
  const user = await db.user.create({ data: { email: `alone.${slug()}@acme.test` } })
  const token = userToken('activate', user)
  inDays(2.9)
  expect(await findActivation(token)).toMatchObject({ email: user.email })
  inDays(0.2)
  expect(await findActivation(token)).toBeNull()
})
