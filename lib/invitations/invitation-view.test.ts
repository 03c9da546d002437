import { afterEach, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { defaultAllowances } from '@/lib/config/allowances'
import { db } from '@/lib/db'
import { accountToken, copiedToken } from '@/lib/invitations/invitation-token'
import { type InvitationView, type Offer, viewInvitation } from '@/lib/invitations/invitation-view'
import { kindOf } from '@/lib/kinds/kind-of'
import { invite } from '@/lib/testing/invite'
import { acme, as, person, type Person } from '@/lib/testing/people'

const kind = kindOf('organization')
const { limits } = kind
afterEach(() => {
  Object.assign(config.allow, defaultAllowances)
  kind.limits = limits
})

/** Acme, an invitation from Adam to Newcomer and one to an address without an account. */
async function invited() {
  const org = await acme()
  const newcomer = await person('Newcomer')
  const adam = await as(org.adam, org.slug)
  const toAccount = await invite(adam, newcomer.email)
  const toAddress = await invite(adam, `nobody.${org.slug}@new.test`)
  const row = await db.organizationInvitation.findUniqueOrThrow({ where: { id: toAccount.id } })
  return { ...org, newcomer, toAccount, toAddress, row }
}
type Invited = Awaited<ReturnType<typeof invited>>

const set = (id: string, data: Parameters<typeof db.organizationInvitation.update>[0]['data']) =>
  db.organizationInvitation.update({ where: { id }, data })
const past = () => new Date(Date.now() - 1000)
const ofAccount = ({ toAccount }: Invited) => toAccount.token
const ofAddress = ({ toAddress }: Invited) => toAddress.token
const copied = ({ row }: Invited) => copiedToken(row)

interface Case {
  link?: (all: Invited) => string
  as?: (all: Invited) => Person
  /** What happened first. */
  after?: (all: Invited) => unknown
  state: InvitationView['state']
  viewer: InvitationView['viewer']
  offers: Offer[]
}
const newcomer = ({ newcomer }: Invited) => newcomer
const zoe = ({ zoe }: Invited) => zoe
const adamIsGone = ({ adam }: Invited) =>
  db.organizationUser.deleteMany({ where: { userId: adam.id } })
const answered =
  (status: 'accepted' | 'declined' | 'revoked') =>
  ({ toAccount }: Invited) =>
    set(toAccount.id, { status })
const expired = ({ toAccount }: Invited) => set(toAccount.id, { expiresAt: past() })
const member = ({ id, newcomer }: Invited) =>
  db.organizationUser.create({ data: { organizationId: id, userId: newcomer.id } })
const full = () => void (kind.limits = { members: 4 })

const cases: Record<string, Case> = {
  'a newcomer': {
    ...{ link: ofAddress, state: 'open', viewer: 'newcomer' },
    offers: ['join', 'provider', 'decline'],
  },
  'a newcomer where nobody signs up': {
    after: () => void (config.allow.signUp = 'closed'),
    ...{ link: ofAddress, state: 'open', viewer: 'newcomer', offers: ['decline'] },
  },
  'somebody who has an account, signed out': {
    ...{ state: 'open', viewer: 'known', offers: ['sign-in', 'provider', 'decline'] },
  },
  'the right account': {
    ...{ as: newcomer, state: 'open', viewer: 'invited', offers: ['accept', 'decline'] },
  },
  'the wrong account': {
    ...{ as: zoe, state: 'open', viewer: 'another' },
    offers: ['switch-account', 'prove-address'],
  },
  'the wrong account, by the link that was mailed for it': {
    link: ({ row, zoe }) => accountToken(row, zoe.id),
    ...{ as: zoe, state: 'open', viewer: 'invited', offers: ['accept', 'decline'] },
  },
  'the wrong account, by the link that was mailed for another one': {
    link: ({ row, mia }) => accountToken(row, mia.id),
    ...{ as: zoe, state: 'open', viewer: 'another', offers: ['switch-account', 'prove-address'] },
  },
  'a member already': {
    after: member,
    ...{ as: newcomer, state: 'open', viewer: 'member', offers: ['open-organization'] },
  },
  'used, as whoever used it': {
    after: async (all) => Promise.all([answered('accepted')(all), member(all)]),
    ...{ as: newcomer, state: 'accepted', viewer: 'member', offers: ['open-organization'] },
  },
  'used, signed out': {
    after: answered('accepted'),
    ...{ state: 'accepted', viewer: 'known', offers: ['sign-in'] },
  },
  'expired, signed out': {
    after: expired,
    ...{ state: 'expired', viewer: 'known', offers: ['ask-for-renewal', 'sign-in'] },
  },
  'expired, signed in': {
    after: expired,
    ...{ as: newcomer, state: 'expired', viewer: 'invited', offers: ['ask-for-renewal', 'home'] },
  },
  'expired, as a member': {
    after: async (all) => Promise.all([expired(all), member(all)]),
    ...{ as: newcomer, state: 'expired', viewer: 'member', offers: ['open-organization'] },
  },
  declined: {
    after: answered('declined'),
    ...{ as: newcomer, state: 'declined', viewer: 'invited', offers: ['home'] },
  },
  revoked: {
    after: answered('revoked'),
    ...{ as: newcomer, state: 'revoked', viewer: 'invited', offers: ['home'] },
  },
  replaced: {
    after: ({ toAccount }) => set(toAccount.id, { version: 2 }),
    ...{ state: 'replaced', viewer: 'known', offers: ['sign-in'] },
  },
  'full, for a newcomer': {
    after: full,
    ...{ link: ofAddress, state: 'open', viewer: 'newcomer', offers: ['decline'] },
  },
  'full, signed out': { after: full, state: 'open', viewer: 'known', offers: ['decline'] },
  'full, for the right account': {
    after: full,
    ...{ as: newcomer, state: 'open', viewer: 'invited', offers: ['decline'] },
  },
  'full, for the wrong account': {
    after: full,
    ...{ as: zoe, state: 'open', viewer: 'another', offers: ['switch-account'] },
  },
  'a deactivated organization': {
    after: ({ id }) => db.organization.update({ where: { id }, data: { isActive: false } }),
    ...{ as: newcomer, state: 'deactivated', viewer: 'invited', offers: ['home'] },
  },
  'a deleted organization': {
    after: ({ id }) => db.organization.delete({ where: { id } }),
    ...{ as: newcomer, state: 'unknown', viewer: 'another', offers: ['home'] },
  },
  'the inviter is gone': {
    after: adamIsGone,
    ...{ as: newcomer, state: 'inviter-gone', viewer: 'invited' },
    offers: ['ask-for-renewal', 'home'],
  },
  'a copied link, signed out': {
    ...{ link: copied, state: 'open', viewer: 'unproven', offers: ['sign-in', 'mail-link'] },
  },
  'a copied link, as the right account': {
    ...{ link: copied, as: newcomer, state: 'open', viewer: 'invited' },
    offers: ['accept', 'decline'],
  },
  'a copied link, as the wrong account': {
    ...{ link: copied, as: zoe, state: 'open', viewer: 'another' },
    offers: ['switch-account', 'prove-address'],
  },
  'a copied link, when the invitation was sent again': {
    after: ({ toAccount }) => set(toAccount.id, { version: 2 }),
    ...{ link: copied, state: 'replaced', viewer: 'unproven', offers: ['sign-in'] },
  },
}

test.each(Object.entries(cases))('%s: the page offers the right actions', async (_, given) => {
  const all = await invited()
  const { link = ofAccount, as: viewer, after, ...expected } = given
  const token = link(all)
  await after?.(all)
  expect(await viewInvitation(token, viewer?.(all) ?? null)).toMatchObject(expected)
})

test('a copied link shows a stranger the address masked, and the invitee the full address', async () => {
  const all = await invited()
  const { newcomer, zoe } = all
  const shown = async (viewer: Person | null) =>
    (await viewInvitation(copied(all), viewer)).invitation?.address
  const masked = `n…@${newcomer.email.split('@')[1]}`
  expect([await shown(null), await shown(zoe), await shown(newcomer)]).toEqual([
    ...[masked, masked],
    newcomer.email,
  ])
})
