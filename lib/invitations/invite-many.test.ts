import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { DomainError } from '@/lib/errors'
import type { OrgContext } from '@/lib/access/org-context'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { modeledInvitations } from '@/lib/backends/modeled-invitations'
import { db } from '@/lib/db'
import { inviteMany, reviewInvitations } from '@/lib/invitations/invite-many'
import { inviteScreen } from '@/lib/invitations/invite-screen'
import { inviteStep } from '@/lib/invitations/invite-step'
import { readAddressList } from '@/lib/invitations/read-address-list'
import { revokeInvitation } from '@/lib/invitations/manage-invitation'
import { reviewedListSchema } from '@/lib/invitations/schema'
import { countStatements } from '@/lib/testing/count-statements'
import { invite } from '@/lib/testing/invite'
import { acme, as, member } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'

const listOf = (text: string, role = 'member') => ({
  ...{ rows: readAddressList(text).rows, role, message: undefined },
})
const inviteAll = modeledInvitations.inviteMany!
const newcomers = (count: number, at: string) =>
  Array.from({ length: count }, (_, n) => `newcomer.${n}@${at}.test`)

async function admin() {
  const org = await acme()
  return { ...org, ctx: await as(org.adam, org.slug) }
}

/** A list with one address of each type. */
async function everySort() {
  const org = await admin()
  const { ctx } = org
  const at = (name: string) => `${name}@${org.slug}.test`
  await invite(ctx, at('invited'))
  const { id } = await invite(ctx, at('expired'))
  await db.organizationInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } })
  const revoked = await invite(ctx, at('revoked'))
  await revokeInvitation(ctx, { invitationId: revoked.id })
  await invite(await as(org.zoe, org.other.slug), at('elsewhere'))
  const text = [
    'Name,Email,Status',
    `New,${at('new')},Member`,
    `Mia,${org.mia.email.toUpperCase()},Member`,
    `Invited,${at('invited')},Member`,
    `Expired,${at('expired')},Member`,
    `None,no address,Member`,
    `Twice,${at('new')},Member`,
    `Revoked,${at('revoked')},Member`,
    `Elsewhere,${at('elsewhere')},Member`,
    `Max,max@${org.slug}.test,Deactivated`,
  ].join('\n')
  return { ...org, at, text }
}

describe('the review', () => {
  test('says for each row whether it will be invited and why not, in two statements, and invites nobody', async () => {
    const { ctx, text } = await everySort()
    const list = listOf(text)
    const { statements } = await countStatements(() => reviewInvitations(ctx, list))
    expect(statements).toHaveLength(2)
    expect(await nothingChanges(() => reviewInvitations(ctx, list))).toEqual([
      'new',
      'member',
      'invited',
      'expired',
      'invalid',
      'repeated',
      'new',
      'new',
      'deactivated',
    ])
  })

  test('is refused for no address, and for more than 500', async () => {
    const { ctx } = await admin()
    await expectRefusal('fields-invalid', () => reviewInvitations(ctx, listOf(' \n')), 'addresses')
    const many = listOf(newcomers(501, 'new').join('\n'))
    await expectRefusal('fields-invalid', () => reviewInvitations(ctx, many), 'addresses')
    await expectRefusal('fields-invalid', () => inviteMany(ctx, many), 'addresses')
  })

  test("and sending are refused to a member, and for a role above one's own", async () => {
    const { id, slug, mia } = await acme()
    const asMia = await as(mia, slug)
    config.roles.scout = [...config.roles.member, 'member.invite']
    const scout = await as(await member(id, 'Sam', 'scout'), slug)
    for (const command of [reviewInvitations, inviteMany]) {
      await expectRefusal('forbidden', () => command(asMia, listOf('a@new.test')))
      const [asAdmin, asOwner] = [listOf('a@new.test', 'admin'), listOf('a@new.test', 'owner')]
      await expectRefusal('role-too-high', () => command(scout, asAdmin), 'role')
      await expectRefusal('role-unknown', () => command(scout, asOwner), 'role')
    }
  })
})

describe('sending', () => {
  test('invites the addresses shown in the review, and reports the result of each row', async () => {
    const { ctx, text, id, at } = await everySort()
    expect(await inviteMany(ctx, { ...listOf(text), locale: 'de' })).toEqual([
      'sent',
      'member',
      'invited',
      'sent',
      'invalid',
      'repeated',
      'sent',
      'sent',
      'deactivated',
    ])
    const open = { organizationId: id, status: 'pending', expiresAt: { gt: new Date() } } as const
    expect(await db.organizationInvitation.count({ where: open })).toBe(5)
    const made = { inviteeIdentifier: at('new') }
    expect(await db.organizationInvitation.findMany({ where: made })).toMatchObject([
      { locale: 'de', role: 'member', version: 1 },
    ])
    const event = { organizationId: id, data: { path: ['address'], equals: at('new') } }
    expect(await db.event.findMany({ where: event })).toMatchObject([{ type: 'invitation.sent' }])
  })

  test('invites 500 in one transaction of twelve statements, and prints how long the lock was held', async () => {
    const { id, slug, ctx } = await admin()
    const list = listOf(newcomers(500, slug).join('\n'))
    let began = 0
    const { backends, invitations } = config
    const timed = {
      ...modeledInvitations,
      name: 'timed',
      inviteMany: async (...[tx, request]: Parameters<typeof inviteAll>) => {
        began = performance.now()
        const outcomes = await inviteAll.call(modeledInvitations, tx, request)
        console.log(`500 invitations are written in ${Math.round(performance.now() - began)} ms`)
        return outcomes
      },
    }
    config.backends = { ...backends, invitations: [timed] }
    config.invitations = 'timed'
    const { statements, result } = await countStatements(() => inviteMany(ctx, list)).finally(() =>
      Object.assign(config, { backends, invitations }),
    )
    expect(result.every((outcome) => outcome === 'sent')).toBe(true)
    const inTransaction = statements.slice(statements.findIndex((text) => /^BEGIN/.test(text)))
    expect(inTransaction.length).toBeLessThanOrEqual(13)
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(500)
    expect(await db.outbox.count({ where: { recipient: { endsWith: `@${slug}.test` } } })).toBe(500)
  })

  test("a list that fails under the lock uses up none of its addresses' daily limits", async () => {
    const { slug, ctx } = await admin()
    const { backends, invitations } = config
    const fail = () => Promise.reject(new Error('the backend failed'))
    const failing = { ...modeledInvitations, name: 'failing', inviteMany: fail }
    config.backends = { ...backends, invitations: [failing] }
    config.invitations = 'failing'
    const before = await db.$queryRaw`SELECT key, points FROM "RateLimit" ORDER BY key`
    await expect(inviteMany(ctx, listOf(newcomers(3, slug).join('\n')))).rejects.toThrow()
    Object.assign(config, { backends, invitations })
    expect(await db.$queryRaw`SELECT key, points FROM "RateLimit" ORDER BY key`).toEqual(before)
  })

  test('the same list sent again, or twice concurrently, sends nothing twice', async () => {
    const { id, slug, ctx, olive } = await admin()
    const list = listOf(newcomers(40, slug).join('\n'))
    const asOlive = await as(olive, slug)
    const both = await Promise.all([inviteMany(ctx, list), inviteMany(asOlive, list)])
    expect(both.flat().filter((outcome) => outcome === 'sent')).toHaveLength(40)
    expect(new Set(await inviteMany(ctx, list))).toEqual(new Set(['invited']))
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(40)
    expect(await db.outbox.count({ where: { recipient: { endsWith: `@${slug}.test` } } })).toBe(40)
  })

  test('stops when the organization is full, and says so', async () => {
    const { slug, ctx } = await admin()
    const before = config.kinds.organization!
    config.kinds.organization = { ...before, limits: { members: 6 } } // four are members already
    try {
      const list = listOf(newcomers(3, slug).join())
      expect(await reviewInvitations(ctx, list)).toEqual(['new', 'new', 'no-room'])
      expect(await inviteMany(ctx, list)).toEqual(['sent', 'sent', 'no-room'])
    } finally {
      config.kinds.organization = before
    }
  })

  test('an address at its daily limit is reported, and the others are sent', async () => {
    const { slug, ctx } = await admin()
    const often = `often@${slug}.test`
    for (let n = 0; n < 10; n++) {
      const { id } = await invite(ctx, often)
      await revokeInvitation(ctx, { invitationId: id })
    }
    const list = listOf(`${often}, other@${slug}.test`)
    expect(await inviteMany(ctx, list)).toEqual(['rate-limited', 'sent'])
  })
})

describe('another backend', () => {
  const choose = async <R>(backend: typeof modeledInvitations, work: () => Promise<R>) => {
    const { backends, invitations } = config
    config.backends = { ...backends, invitations: [backend] }
    config.invitations = backend.name
    try {
      return await work()
    } finally {
      Object.assign(config, { backends, invitations })
    }
  }

  test('that adds people directly adds each row, and a refusal undoes only its own row', async () => {
    const { id, slug, ctx, zoe, mia } = await admin()
    const list = listOf([zoe.email, mia.email, `new@${slug}.test`].join())
    const backend = {
      ...defaultInvitations,
      name: 'late-refusal',
      invite: async (...[tx, request]: Parameters<typeof defaultInvitations.invite>) => {
        const invited = await defaultInvitations.invite(tx, request)
        if (request.email === zoe.email) throw new DomainError('already-member')
        return invited
      },
    }
    expect(await choose(backend, () => inviteMany(ctx, list))).toEqual(['member', 'member', 'sent'])
    const where = { organizationId: id, user: { email: zoe.email } }
    expect(await db.organizationUser.count({ where })).toBe(0)
    expect(await db.outbox.count({ where: { recipient: zoe.email } })).toBe(0)
  })

  test('that changes how people are invited is called for each row', async () => {
    const { slug, ctx } = await admin()
    const asked: string[] = []
    const backend = {
      ...modeledInvitations,
      name: 'own-invite',
      invite: (...[tx, request]: Parameters<typeof modeledInvitations.invite>) => {
        asked.push(request.email)
        return modeledInvitations.invite(tx, request)
      },
    }
    await choose(backend, () => inviteMany(ctx, listOf(newcomers(2, slug).join())))
    expect(asked).toEqual(newcomers(2, slug))
  })
})

describe('"Change list"', () => {
  /** What the form contains after the review of this input. */
  async function changed(input: { addresses: string; file?: File }) {
    const { ctx } = await admin()
    const shared = { role: 'member', message: undefined, locale: undefined }
    const review = await inviteStep(ctx, { step: 'review', file: undefined, ...input, ...shared })
    const screen = await inviteScreen(ctx, review)
    if (screen?.step !== 'review') throw new Error('no review')
    const list = reviewedListSchema.parse(screen.fields)
    const back = await inviteScreen(ctx, await inviteStep(ctx, { step: 'change', ...list }))
    return back?.step === 'edit' ? back.values.addresses : undefined
  }

  test('leads back to the text exactly as it was pasted', async () => {
    const lines = '  "Zoe Zenith" <Zoe@Zenith.example>;\n\nMax Muster, max@zenith.example, nobody'
    const table = 'Name;E-Mail;Status\nZoe;zoe@zenith.example;Deactivated'
    for (const text of [lines, table]) expect(await changed({ addresses: text })).toBe(text)
  })

  test('adds the addresses of a file, which cannot be chosen again', async () => {
    const csv = 'Name,Email,Status\nZoe,zoe@zenith.example,Member\nMax,max@x.example,Deactivated'
    const file = new File([csv], 'people.csv')
    const addresses = 'Ann <ann@zenith.example>'
    expect(await changed({ addresses, file })).toBe(`${addresses}\nzoe@zenith.example`)
    expect(await changed({ addresses: '', file })).toBe('zoe@zenith.example')
  })
})

describe('the invite form', () => {
  const direct = (ctx: OrgContext, email: string) =>
    inviteStep(ctx, {
      step: 'direct',
      email,
      role: 'member',
      message: undefined,
      locale: undefined,
    })
  const invited = async (organizationId: string) =>
    (await db.organizationInvitation.findMany({ where: { organizationId } })).map(
      ({ inviteeIdentifier }) => inviteeIdentifier,
    )

  test('sends several pasted addresses directly', async () => {
    const { id, slug, ctx } = await admin()
    const [one = '', two = ''] = newcomers(2, slug)
    const step = await direct(ctx, `Mia Member <${one}> Max Muster <${two}>;`)
    expect(step.step).toBe('sent')
    expect((await invited(id)).sort()).toEqual([one, two])
  })

  test('reports the result of each when some could not be invited', async () => {
    const { id, slug, ctx, mia } = await admin()
    const step = await direct(ctx, `new@${slug}.test, ${mia.email}`)
    expect(step).toMatchObject({ step: 'results', outcomes: ['sent', 'member'] })
    expect(await invited(id)).toEqual([`new@${slug}.test`])
  })

  test('shows more than 20, or a list with an invalid address, for review first', async () => {
    const { id, slug, ctx } = await admin()
    expect(await direct(ctx, newcomers(21, slug).join())).toMatchObject({ step: 'review' })
    const wrong = await direct(ctx, `new@${slug}.test, max@@acme.test`)
    expect(wrong).toMatchObject({ step: 'review', verdicts: ['new', 'invalid'] })
    const other = await direct(ctx, `new@${slug}.test, carol`)
    expect(other).toMatchObject({ step: 'review', verdicts: ['new', 'invalid'] })
    expect(await invited(id)).toEqual([])
  })

  test('refuses a single invalid address at its field', async () => {
    const { ctx } = await admin()
    await expectRefusal('fields-invalid', () => direct(ctx, 'mia@@acme.test'), 'email')
    const hidden = direct(ctx, 'mia@ac\u200Bme.test')
    await expect(hidden).rejects.toMatchObject({ fields: { email: 'email-hidden:U+200B' } })
  })
})
