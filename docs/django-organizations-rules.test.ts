import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
import { can, canLeave } from '@/lib/access/roles'
import { addMember } from '@/lib/admin/organization-commands'
import { deletePerson } from '@/lib/admin/person-commands'
import { onOrganization } from '@/lib/access/staff-context'
import { defaultInvitations } from '@/lib/backends/default-invitations'
import { db } from '@/lib/db'
import { displayName } from '@/lib/accounts/person'
import { inTransaction } from '@/lib/events/handlers'
import type { SignalName } from '@/lib/events/signals'
import { acceptInvitation } from '@/lib/invitations/accept-invitation'
import { viewInvitation } from '@/lib/invitations/invitation-view'
import { inviteMember } from '@/lib/invitations/invite-member'
import { joinByInvitation } from '@/lib/invitations/join-by-invitation'
import { resendInvitation } from '@/lib/invitations/manage-invitation'
import { canCompose } from '@/lib/mail/compose'
import { drainOutbox } from '@/lib/mail/drain-outbox'
import { addUser, getOrAddUser } from '@/lib/members/add-user'
import { changeRole } from '@/lib/members/change-role'
import { isAdmin, isMember, isOwner } from '@/lib/members/is-member'
import { leaveOrganization } from '@/lib/members/leave-organization'
import { listMembers } from '@/lib/members/queries'
import { remindMember } from '@/lib/members/remind-member'
import { removeMember } from '@/lib/members/remove-member'
import { removeUser } from '@/lib/members/remove-user'
import { inviteMemberSchema } from '@/lib/invitations/schema'
import { changeOwner } from '@/lib/ownership/change-owner'
import { createOrganization } from '@/lib/organizations/create-organization'
import { entered } from '@/lib/testing/entered'
import { deleteForGood } from '@/lib/testing/deletion'
import { activeOrganizations, organizationsForUser } from '@/lib/organizations/queries'
import { readOwnership } from '@/lib/ownership/queries'
import { transferOwnership } from '@/lib/ownership/move-ownership'
import { updateOrganization } from '@/lib/organizations/update-organization'
import { activateAccount } from '@/lib/accounts/sign-up/activate-account'
import { findActivation } from '@/lib/accounts/sign-up/queries'
import { signUp } from '@/lib/accounts/sign-up/sign-up'
import { arriveByInvitation } from '@/lib/testing/arrive'
import { invite } from '@/lib/testing/invite'
import { mailTo } from '@/lib/testing/mail-to'
import { expectRuns, namedTests } from '@/lib/testing/named-tests'
import { acme, as, member, person } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { sam } from '@/lib/testing/staff'
import { watch } from '@/lib/testing/watch'

const password = 'four unrelated words here'
const account = (token: string) => ({ token, name: 'Sam', password, confirmPassword: password })
const plain = { role: 'member', message: undefined }
const owners = (organizationId: string) =>
  db.organizationOwner.findMany({ where: { organizationId }, select: { userId: true } })

/** Records signals in the transaction, by name. */
function listen(...names: SignalName[]) {
  const heard: string[] = []
  for (const name of names)
    Object.assign(config.on, { [name]: [inTransaction(() => void heard.push(name))] })
  return heard
}
afterEach(() => {
  config.on = {}
  config.invitations = 'modeled'
})

/** An organization whose newest member was added by the default backend and is pending activation. */
async function withSomebodyWaiting() {
  const org = await acme()
  const ctx = await as(org.olive, org.slug)
  const email = `newcomer.${org.slug}@acme.test`
  config.invitations = 'default'
  await inviteMember(ctx, { ...plain, email })
  const waiting = await db.user.findUniqueOrThrow({ where: { email } })
  return { ...org, ctx, email, waiting }
}

describe('django-organizations, rule 1: the first person is admin and owner', () => {
  test('in an organization that they create', async () => {
    const olive = await person('Olive')
    const { id, slug } = await createOrganization(olive, { name: 'First' })
    expect((await as(olive, slug)).actor).toMatchObject({ role: 'admin', isOwner: true })
    expect(await owners(id)).toEqual([{ userId: olive.id }])
  })
})

describe('django-organizations, rule 2: exactly one owner, who is a member', () => {
  test('a second one is refused, and so is having none', async () => {
    const { id, adam } = await acme()
    const second = db.organizationOwner.create({ data: { organizationId: id, userId: adam.id } })
    await expect(second).rejects.toThrow()
    const none = db.organizationOwner.delete({ where: { organizationId: id } })
    await expect(none).rejects.toThrow()
    expect(await owners(id)).toHaveLength(1)
  })
})

describe('django-organizations, rule 3: the owner is a member of the same organization', () => {
  test('neither a command nor SQL can make a stranger the owner', async () => {
    const { id, slug, olive, zoe } = await acme()
    const ctx = await as(olive, slug)
    await expectRefusal('not-found', () => transferOwnership(ctx, { userId: zoe.id }))
    const update = db.$executeRaw`
      UPDATE "OrganizationOwner" SET "userId" = ${zoe.id}::uuid WHERE "organizationId" = ${id}::uuid`
    await expect(update).rejects.toThrow(/foreign key/i)
  })
})

describe('django-organizations, rule 4: the owner’s membership is kept', () => {
  test('they cannot be removed or leave, and SQL cannot delete it', async () => {
    const { id: organizationId, slug, olive, adam } = await acme()
    const of = { organizationId, userId: olive.id }
    const [owner, admin] = [await as(olive, slug), await as(adam, slug)]
    await expectRefusal('owner-stays', () => removeMember(admin, { userId: olive.id }))
    await expectRefusal('owner-stays', () => leaveOrganization(owner))
    await expectRefusal('owner-stays', () => removeUser(of))
    await expect(db.organizationUser.deleteMany({ where: of })).rejects.toThrow()
  })
})

describe('django-organizations, rule 5: the owner stays an admin', () => {
  test('they cannot be demoted, by command or by SQL', async () => {
    const { id: organizationId, slug, olive, adam } = await acme()
    const ctx = await as(adam, slug)
    const demote = { userId: olive.id, role: 'member' }
    await expectRefusal('owner-stays', () => changeRole(ctx, demote), 'role')
    const where = { organizationId, userId: olive.id }
    const update = db.organizationUser.updateMany({ where, data: { role: 'member' } })
    await expect(update).rejects.toThrow()
  })
})

describe('django-organizations, rule 6: only the owner chooses another', () => {
  test('an admin is refused', async () => {
    const { slug, adam } = await acme()
    const ctx = await as(adam, slug)
    await expectRefusal('forbidden', () => transferOwnership(ctx, { userId: adam.id }))
  })
})

describe('django-organizations, rule 7: who can become the owner', () => {
  test('an admin who can sign in, for the form and the function', async () => {
    const { id: organizationId, slug, olive, adam, mia } = await acme()
    const ctx = await as(olive, slug)
    const off = await member(organizationId, 'Second', 'admin')
    await db.user.update({ where: { id: off.id }, data: { isActive: false } })
    const { candidates } = await readOwnership(ctx)
    expect(candidates.map(({ userId }) => userId)).toEqual([adam.id])
    for (const { id: userId } of [mia, off]) {
      const to = () => transferOwnership(ctx, { userId })
      await expectRefusal('owner-must-be-admin', to, 'userId')
      const code = () => changeOwner({ organizationId, userId })
      await expectRefusal('owner-must-be-admin', code, 'userId')
    }
  })
})

describe('django-organizations, rule 8: superusers pass, strangers do not', () => {
  test('staff may do everything but leave; a stranger finds nothing', async () => {
    const [staff, { slug, zoe }] = [await sam(), await acme()]
    const { actor } = await as(staff, slug)
    expect(actor).toMatchObject({ isStaff: true, isOwner: false })
    for (const permission of ['member.list', 'member.remove', 'org.delete'] as const)
      expect(can(actor, permission)).toBe(true)
    expect(canLeave(actor)).toBe(false)
    await expect(as(zoe, slug)).rejects.toThrow('no member')
    await expect(as(staff, 'of-nobody')).rejects.toThrow('no member')
  })
})

describe('django-organizations, rule 9: who may do what', () => {
  test.each([
    ['mia', ['org.read', 'member.list']],
    ['adam', ['org.update', 'member.invite', 'member.changeRole', 'member.remove', 'member.read']],
    ['olive', ['org.delete', 'org.transfer']],
  ] as const)('%s', async (name, permissions) => {
    const { slug, ...org } = await acme()
    const ranks = ['mia', 'adam', 'olive'] as const
    for (const who of ranks) {
      const { actor } = await as(org[who], slug)
      const may = ranks.indexOf(who) >= ranks.indexOf(name)
      expect(permissions.map((permission) => can(actor, permission))).toEqual(
        permissions.map(() => may),
      )
    }
  })
})

describe('django-organizations, rule 10: inactive organizations are not listed', () => {
  test('and, unlike there, cannot be opened by URL either', async () => {
    const { id, slug, mia } = await acme()
    expect(await organizationsForUser(mia)).toHaveLength(1)
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await organizationsForUser(mia)).toEqual([])
    expect((await activeOrganizations()).map((org) => org.id)).not.toContain(id)
    await expect(as(mia, slug)).rejects.toThrow('no member')
  })
})

describe('django-organizations, rule 11: adding by address', () => {
  test('an address is the same regardless of case, and belongs to one account', async () => {
    const { id, slug, adam, mia } = await acme()
    const form = inviteMemberSchema.parse({ email: ` ${mia.email.toUpperCase()} `, role: 'member' })
    const ctx = await as(adam, slug)
    await expectRefusal('already-member', () => inviteMember(ctx, form), 'email')
    const twin = db.user.create({ data: { email: mia.email } })
    await expect(twin).rejects.toThrow()
    expect(await db.organizationInvitation.count({ where: { organizationId: id } })).toBe(0)
  })

  test('with the default backend: an existing person is added and notified, an unknown one is pending', async () => {
    const { id: organizationId, ctx, email, zoe } = await withSomebodyWaiting()
    const { mails } = await watch(() => inviteMember(ctx, { ...plain, email: zoe.email }))
    expect(mails).toEqual([`member-added to ${zoe.email}`])
    const where = (address: string) => ({ where: { organizationId, user: { email: address } } })
    expect(await db.organizationUser.count(where(zoe.email))).toBe(1)
    expect(await db.organizationUser.count(where(email))).toBe(1)
    expect(await db.user.findUnique({ where: { email } })).toMatchObject({ isActive: false })
  })
})

describe('django-organizations, rule 12: sign-up waits for the link', () => {
  test('the organization is inactive until the link is used, then active, with the person signed in', async () => {
    const email = 'rule.12@new.test'
    await signUp({ name: 'Twelve', slug: 'twelve', email })
    const read = () => db.organization.findUniqueOrThrow({ where: { slug: 'twelve' } })
    expect((await read()).isActive).toBe(false)
    await drainOutbox()
    const { session } = await activateAccount(account((await mailTo(email)).token), null)
    expect((await read()).isActive).toBe(true)
    expect((await as(entered(session), 'twelve')).actor.isOwner).toBe(true)
  })
})

describe('django-organizations, rule 13: an invalid link reveals nothing', () => {
  test('wrong, used, unknown: the response is the same', async () => {
    const email = 'rule.13@new.test'
    await signUp({ name: 'Thirteen', slug: 'thirteen', email })
    await drainOutbox()
    const { token } = await mailTo(email)
    await activateAccount(account(token), null)
    const [id = '', time = '', code = ''] = token.split('.')
    const wrong = ['', 'x', `${id}.${time}.${[...code].reverse().join('')}`, token]
    for (const link of wrong) {
      expect(await findActivation(link)).toBeNull()
      await expectRefusal('link-invalid', () => activateAccount(account(link), null))
    }
  })
})

describe('django-organizations, rule 14: reminding', () => {
  test('active people are refused, as with 410 Gone; pending ones are emailed again', async () => {
    const { ctx, waiting, mia, email } = await withSomebodyWaiting()
    await expectRefusal('already-active', () => remindMember(ctx, { userId: mia.id }))
    const { mails } = await watch(() => remindMember(ctx, { userId: waiting.id }))
    expect(mails).toEqual([`activate-account to ${email}`])
  })

  test('the refusal is a sentence', () => {
    const { errors } = JSON.parse(readFileSync('messages/en.json', 'utf8')) as {
      errors: Record<string, string>
    }
    expect(errors['already-active']).toMatch(/\w+ \w+ .*\.$/)
  })
})

describe('django-organizations, rule 15: which email goes to whom', () => {
  test('activation links do not go to active people, nor notices to pending ones', async () => {
    const { ctx, zoe, email } = await withSomebodyWaiting()
    await inviteMember(ctx, { ...plain, email: zoe.email })
    const sent = async (recipient: string) =>
      (await db.outbox.findMany({ where: { recipient } })).map(({ template }) => template)
    expect(await sent(zoe.email)).toEqual(['member-added'])
    expect(await sent(email)).toEqual(['activate-account'])
  })

  test('an activation link in the outbox is not sent to a person who is active by then', async () => {
    const { email, waiting } = await withSomebodyWaiting()
    await db.user.update({ where: { id: waiting.id }, data: { isActive: true } })
    await drainOutbox()
    await expect(mailTo(email)).rejects.toThrow('no mail')
  })
})

describe('django-organizations, rule 16: modeled invitations', () => {
  test('a used one leads on; the inviter, another person and a new one each see what applies to them', async () => {
    const { slug, olive, mia, zoe } = await acme()
    const { token } = await invite(await as(olive, slug), zoe.email)
    expect((await viewInvitation(token, olive)).viewer).toBe('another')
    await expectRefusal('invitation-not-yours', () => acceptInvitation(olive, { token }))
    await expectRefusal('invitation-not-yours', () => acceptInvitation(mia, { token }))
    expect((await viewInvitation(token, null)).viewer).toBe('known')
    expect((await viewInvitation(token, zoe)).viewer).toBe('invited')
    const joined = await acceptInvitation(zoe, { token })
    expect(await acceptInvitation(zoe, { token })).toEqual(joined)
    const newcomer = await invite(await as(olive, slug), `newcomer.${slug}@acme.test`)
    expect((await viewInvitation(newcomer.token, null)).viewer).toBe('newcomer')
  })

  test('an expired one is refused, and can be resent', async () => {
    const { slug, olive, zoe } = await acme()
    const ctx = await as(olive, slug)
    const { id, token } = await invite(ctx, zoe.email)
    const ranOut = { expiresAt: new Date(Date.now() - 1000) }
    await db.organizationInvitation.update({ where: { id }, data: ranOut })
    await expectRefusal('invitation-expired', () => acceptInvitation(zoe, { token }))
    await resendInvitation(ctx, { invitationId: id })
    await arriveByInvitation(zoe.email, ctx.organization.id)
    expect(await isMember(zoe, slug)).toBe(true)
  })
})

describe('django-organizations, rule 17: signals', () => {
  test('added, accepted, removed, owner changed: once each', async () => {
    const { id, slug, olive, adam, zoe } = await acme()
    const ctx = await as(olive, slug)
    await inviteMember(ctx, { ...plain, email: zoe.email })
    const heard = listen('userAdded', 'userRemoved', 'invitationAccepted', 'ownerChanged')
    await arriveByInvitation(zoe.email, id)
    expect(heard.splice(0).sort()).toEqual(['invitationAccepted', 'userAdded'])
    await removeMember(ctx, { userId: zoe.id })
    expect(heard.splice(0)).toEqual(['userRemoved'])
    await transferOwnership(ctx, { userId: adam.id })
    expect(heard).toEqual(['ownerChanged'])
  })

  test('creating, adding by the default backend, joining as a new person, staff: once each', async () => {
    const heard = listen('userAdded', 'invitationAccepted')
    await createOrganization(await person('Olive'), { name: 'Signals' })
    expect(heard.splice(0)).toEqual(['userAdded'])
    const { id: organizationId, ctx, mia, email } = await withSomebodyWaiting()
    expect(heard.splice(0)).toEqual(['userAdded'])
    // Using the link later does not add anyone again.
    await drainOutbox()
    await activateAccount(account((await mailTo(email)).token), null)
    expect(heard).toEqual([])
    config.invitations = 'modeled'
    const { token } = await invite(ctx, `joins.${email}`)
    await joinByInvitation(account(token), null)
    expect(heard.splice(0).sort()).toEqual(['invitationAccepted', 'userAdded'])
    const [staff, zoe] = [await sam(), await person('Zoe')]
    await onOrganization(addMember)(staff, { organizationId, email: zoe.email, role: 'member' })
    expect(heard).toEqual(['userAdded'])
    const left = listen('userRemoved')
    await leaveOrganization(await as(mia, ctx.organization.slug))
    await deletePerson(staff, { userId: zoe.id, confirmation: zoe.email })
    expect(left).toEqual(['userRemoved', 'userRemoved'])
  })
})

describe('django-organizations, rule 18: getting an existing member adds nobody', () => {
  test('and notifies nobody', async () => {
    const { id: organizationId, mia, zoe } = await acme()
    const heard = listen('userAdded')
    const again = await watch(() => getOrAddUser({ organizationId, userId: mia.id, role: 'admin' }))
    expect(again.result).toMatchObject({ isNew: false, member: { role: 'member' } })
    expect([again.events, again.mails, heard]).toEqual([[], [], []])
    expect((await getOrAddUser({ organizationId, userId: zoe.id })).isNew).toBe(true)
    expect(heard).toEqual(['userAdded'])
  })
})

describe('django-organizations, rule 19: an organization is deleted with what belongs to it', () => {
  test('memberships, owner, invitations; never a person', async () => {
    const { id: organizationId, name, slug, olive } = await acme()
    const ctx = await as(olive, slug)
    await invite(ctx, `newcomer.${slug}@acme.test`)
    const people = await db.user.count()
    await deleteForGood(ctx, name)
    const where = { organizationId }
    expect(await db.organizationUser.count({ where })).toBe(0)
    expect(await db.organizationOwner.count({ where })).toBe(0)
    expect(await db.organizationInvitation.count({ where })).toBe(0)
    expect(await db.user.count()).toBe(people)
  })
})

describe('django-organizations, rule 20: the name of a member', () => {
  test('the name, or else the address', async () => {
    const { ctx, email } = await withSomebodyWaiting()
    const { rows } = await listMembers(ctx)
    expect(rows.map(displayName)).toEqual(['Olive', 'Adam', 'Mia', 'Max', email])
  })
})

describe('django-organizations, rule 21: sign-up is for signed-out people', () => {
  test('its page redirects others to the form for a new organization', () => {
    const page = readFileSync('app/(card)/signup/page.tsx', 'utf8')
    expect(page).toMatch(/if \(await currentUser\(\)\)\s+redirect\([^;]*'\/orgs\/new'/)
  })

  test('every backend must say where it leads in order to compile', () => {
    expect(defaultInvitations.successPath('acme')).toBe('/orgs/acme')
  })
})

describe('django-organizations, rule 22: the results of the template helpers', () => {
  test('is_admin, is_owner and the members; false for signed-out people', async () => {
    const { id, slug, olive, adam, mia, zoe } = await acme()
    const answers = async (who: { id: string } | null) => [
      await isMember(who, slug),
      await isAdmin(who, { id }),
      await isOwner(who, { id }),
    ]
    expect(await answers(olive)).toEqual([true, true, true])
    expect(await answers(adam)).toEqual([true, true, false])
    expect(await answers(mia)).toEqual([true, false, false])
    expect(await answers(zoe)).toEqual([false, false, false])
    expect(await answers(null)).toEqual([false, false, false])
  })
})

describe('django-organizations, defect: invitation_accepted is never sent', () => {
  test('accepting records it once, however often the button is pressed', async () => {
    const { id, slug, olive, zoe } = await acme()
    const { token } = await invite(await as(olive, slug), zoe.email)
    const heard = listen('invitationAccepted')
    await Promise.all([1, 2, 3].map(() => acceptInvitation(zoe, { token })))
    expect(heard).toEqual(['invitationAccepted'])
    const where = { organizationId: id, type: 'invitation.accepted' }
    expect(await db.event.count({ where })).toBe(1)
  })
})

describe('django-organizations, defect: emails with broken links or without a template', () => {
  test('the links of an invitation, a reminder and an activation all work', async () => {
    const { ctx, waiting, email, zoe } = await withSomebodyWaiting()
    await remindMember(ctx, { userId: waiting.id })
    config.invitations = 'modeled'
    await inviteMember(ctx, { ...plain, email: zoe.email })
    await drainOutbox()
    const reminder = await mailTo(email)
    expect(new URL(reminder.link).pathname).toBe(`/activate/${reminder.token}`)
    expect(await findActivation(reminder.token)).toMatchObject({ email })
    const invitation = await mailTo(zoe.email)
    expect(new URL(invitation.link).pathname).toBe(`/invitations/${invitation.token}`)
    expect((await viewInvitation(invitation.token, zoe)).state).toBe('open')
    expect(invitation.text).toContain(ctx.organization.name)
  })

  test('each email that can be sent has a template with a sample', () => {
    const templates = readFileSync('emails/mail-templates.tsx', 'utf8')
    const [, payloads = ''] = readFileSync('lib/mail/outgoing-mail.ts', 'utf8').split('Payloads {')
    const asked = payloads.split('\n}')[0]!.matchAll(/^ {2}'?([a-z-]+)'?: /gm)
    const names = [...asked].map(([, name = '']) => name)
    expect(names.length).toBeGreaterThan(30)
    for (const name of names) {
      expect(templates).toContain(name)
      expect(canCompose(name)).toBe(true)
    }
  })
})

describe('django-organizations, defect: pages without a template, empty emails', () => {
  test('every page renders something, and every email has a subject and a body', () => {
    const pages = readdirSync('app', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('page.tsx'))
      .map((file) => readFileSync(`app/${file}`, 'utf8'))
    expect(pages.length).toBeGreaterThan(25)
    for (const page of pages) expect(page).toMatch(/export default (async )?function \w+/)
  })
})

describe('django-organizations, defect: a second invitation fails for a member', () => {
  test('accepting as a member changes nothing, and never lowers a role', async () => {
    const { id: organizationId, slug, olive, zoe } = await acme()
    const ctx = await as(olive, slug)
    const { token } = await invite(ctx, zoe.email)
    await addUser({ organizationId, userId: zoe.id, role: 'admin' })
    expect(await acceptInvitation(zoe, { token })).toMatchObject({ slug })
    expect((await as(zoe, slug)).actor.role).toBe('admin')
  })

  test('people get the role that was offered', async () => {
    const { slug, olive, zoe } = await acme()
    const { token } = await invite(await as(olive, slug), zoe.email, 'admin')
    await acceptInvitation(zoe, { token })
    expect(await isAdmin(zoe, slug)).toBe(true)
  })
})

describe('django-organizations, defect: asking for the owner fails if there is none', () => {
  test('no organization is without one; a deactivated one is denied without an error', async () => {
    const { id, slug, olive } = await acme()
    const orphan = db.$transaction([db.organizationOwner.delete({ where: { organizationId: id } })])
    await expect(orphan).rejects.toThrow()
    await db.organization.update({ where: { id }, data: { isActive: false } })
    expect(await isOwner(olive, slug)).toBe(false)
    expect(await isOwner(olive, 'of-nobody')).toBe(false)
  })
})

describe('django-organizations, defect: change_owner does not require an admin', () => {
  test('the function refuses a member, and so does the database', async () => {
    const { id: organizationId, mia } = await acme()
    const change = () => changeOwner({ organizationId, userId: mia.id })
    await expectRefusal('owner-must-be-admin', change, 'userId')
    const update = db.organizationOwner.update({
      where: { organizationId },
      data: { userId: mia.id },
    })
    await expect(update).rejects.toThrow()
  })
})

describe('django-organizations, defect: deleting a person leaves an organization without an owner', () => {
  test('the database refuses, and the back office names the organization that prevents it', async () => {
    const [staff, { olive, name }] = [await sam(), await acme()]
    await expect(db.user.delete({ where: { id: olive.id } })).rejects.toThrow()
    const input = { userId: olive.id, confirmation: olive.email }
    await expect(deletePerson(staff, input)).rejects.toMatchObject({
      code: 'owns-organizations',
      values: { organizations: name },
    })
  })
})

describe('django-organizations, defect: members cannot leave, admins can remove anyone', () => {
  test('everyone but the owner can leave, whatever their role', async () => {
    const { id, slug, mia, adam } = await acme()
    const former = await member(id, 'Former', 'forgotten')
    for (const who of [mia, adam, former]) {
      await leaveOrganization(await as(who, slug))
      expect(await isMember(who, slug)).toBe(false)
    }
  })

  test('a role with fewer permissions cannot remove one with more', async () => {
    config.roles.steward = [...config.roles.member, 'member.remove']
    const { id, slug, adam, mia } = await acme()
    const ctx = await as(await member(id, 'Steward', 'steward'), slug)
    await expectRefusal('forbidden', () => removeMember(ctx, { userId: adam.id }))
    await removeMember(ctx, { userId: mia.id })
    delete config.roles.steward
  })
})

describe('django-organizations, defect: two concurrent first members', () => {
  test('five organizations created concurrently have one owner each', async () => {
    const olive = await person('Olive')
    const made = await Promise.all(
      [1, 2, 3, 4, 5].map((n) => createOrganization(olive, { name: 'First', slug: `first-${n}` })),
    )
    for (const { id } of made) expect(await owners(id)).toEqual([{ userId: olive.id }])
    const { id, slug } = made[0]!
    const ctx = await as(olive, slug)
    await updateOrganization(ctx, { name: 'Renamed', slug })
    expect(await owners(id)).toHaveLength(1)
  })
})

describe('the table in docs/django-organizations-rules.md', () => {
  const rows = readFileSync('docs/django-organizations-rules.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| (\d+|defect) /.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, number = '', rule = '', tests = '']) => ({ number, rule, tests }))
  const named = rows.flatMap(({ number, tests }) =>
    namedTests(tests).map((proof) => ({ number, ...proof })),
  )

  test('has the 22 rules and the defects, each with a test named after it', () => {
    const numbers = rows.map(({ number }) => number)
    expect(numbers.filter((number) => number !== 'defect')).toEqual(
      Array.from({ length: 22 }, (_, index) => String(index + 1)),
    )
    expect(numbers.filter((number) => number === 'defect').length).toBeGreaterThanOrEqual(8)
    for (const row of rows) {
      const after = row.number === 'defect' ? 'defect: ' : `rule ${row.number}: `
      expect(row.tests).toContain(`“django-organizations, ${after}`)
    }
  })

  test.each(named)('$number: $file has “$name”, and runs it', expectRuns)
})
