import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  can,
  canChangeRole,
  canGrant,
  canLeave,
  canRemove,
  canSuspend,
  canTransferTo,
  defaultRoles,
  permissions,
  permissionsOf,
  whyNotChangeRole,
  whyNotRemove,
  whyNotSuspend,
  whyNotTransferTo,
  type Actor,
  type Permission,
  type RoleCatalogue,
  type Target,
} from './roles'

// A custom role between member and admin, and one that may invite but sees no members.
const roles: RoleCatalogue = {
  ...defaultRoles,
  steward: [
    ...defaultRoles.member,
    ...(['member.read', 'member.changeRole', 'member.suspend', 'member.remove'] as const),
  ],
  scout: ['org.read', 'member.invite'],
}

const someone = (userId: string, role: string, isOwner = false, isActive = true): Target => ({
  ...{ userId, role, isOwner, isActive, isSuspended: false },
  permissions: isOwner ? permissions : permissionsOf(roles, role),
})

// "nobody" has a role that is not (or no longer) in the catalogue: it grants nothing.
const actors: Record<string, Actor> = {
  owner: someone('olive', 'admin', true),
  admin: someone('adam', 'admin'),
  steward: someone('the steward', 'steward'),
  scout: someone('the scout', 'scout'),
  member: someone('mia', 'member'),
  nobody: someone('nobody', 'forgotten'),
  // Staff who are not members.
  staff: { userId: 'sam', role: 'staff', isOwner: false, isStaff: true, permissions },
}

const targets: Record<string, (actor: Actor) => Target> = {
  owner: () => someone('another olive', 'admin', true),
  admin: () => someone('another adam', 'admin'),
  steward: () => someone('another steward', 'steward'),
  scout: () => someone('another scout', 'scout'),
  member: () => someone('another mia', 'member'),
  nobody: () => someone('another nobody', 'forgotten'),
  self: (actor) => ({ ...actor, isActive: true, isSuspended: false }),
  'admin-off': () => someone('an admin who is off', 'admin', false, false),
  'member-off': () => someone('max', 'member', false, false),
  suspended: () => ({ ...someone('a suspended admin', 'admin'), isSuspended: true }),
}

/** Parses a table: one row per actor, one column per target, a word in each cell. */
const words = (table: string) => {
  const [head = [], ...lines] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
  return lines.flatMap(([actor = '', ...answers]) =>
    answers.map((answer, column) => [actor, head[column + 1] ?? '', answer] as const),
  )
}
const cells = (table: string) =>
  words(table).map(([row, column, answer]) => [row, column, answer === 'yes'] as const)

const byTarget = {
  canRemove: cells(`
    remove   owner  admin  steward  scout  member  nobody  self  admin-off  member-off  suspended
    owner    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    admin    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    steward  -      -      yes      -      yes     yes     -     -          yes         -
    scout    -      -      -        -      -       -       -     -          -           -
    member   -      -      -        -      -       -       -     -          -           -
    nobody   -      -      -        -      -       -       -     -          -           -
    staff    -      yes    yes      yes    yes     yes     -     yes        yes         yes
  `),
  canSuspend: cells(`
    suspend  owner  admin  steward  scout  member  nobody  self  admin-off  member-off  suspended
    owner    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    admin    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    steward  -      -      yes      -      yes     yes     -     -          yes         -
    scout    -      -      -        -      -       -       -     -          -           -
    member   -      -      -        -      -       -       -     -          -           -
    nobody   -      -      -        -      -       -       -     -          -           -
    staff    -      yes    yes      yes    yes     yes     -     yes        yes         yes
  `),
  canChangeRole: cells(`
    change   owner  admin  steward  scout  member  nobody  self  admin-off  member-off  suspended
    owner    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    admin    -      yes    yes      yes    yes     yes     -     yes        yes         yes
    steward  -      -      yes      -      yes     yes     -     -          yes         -
    scout    -      -      -        -      -       -       -     -          -           -
    member   -      -      -        -      -       -       -     -          -           -
    nobody   -      -      -        -      -       -       -     -          -           -
    staff    -      yes    yes      yes    yes     yes     -     yes        yes         yes
  `),
  canTransferTo: cells(`
    transfer  owner  admin  steward  scout  member  nobody  self  admin-off  member-off  suspended
    owner     -      yes    -        -      -       -       -     -          -           -
    admin     -      -      -        -      -       -       -     -          -           -
    steward   -      -      -        -      -       -       -     -          -           -
    scout     -      -      -        -      -       -       -     -          -           -
    member    -      -      -        -      -       -       -     -          -           -
    nobody    -      -      -        -      -       -       -     -          -           -
    staff     -      yes    -        -      -       -       -     -          -           -
  `),
}

/** The same tables with the reasons; `-` means allowed. */
const reasons = {
  whyNotRemove: words(`
    remove   owner  admin  steward  scout  member  nobody  self   admin-off  member-off  suspended
    owner    owner  -      -        -      -       -       owner  -          -           -
    admin    owner  -      -        -      -       -       self   -          -           -
    steward  owner  above  -        above  -       -       self   above      -           above
    scout    role   role   role     role   role    role    role   role       role        role
    member   role   role   role     role   role    role    role   role       role        role
    nobody   role   role   role     role   role    role    role   role       role        role
    staff    owner  -      -        -      -       -       self   -          -           -
  `),
  whyNotSuspend: words(`
    suspend  owner  admin  steward  scout  member  nobody  self   admin-off  member-off  suspended
    owner    owner  -      -        -      -       -       owner  -          -           -
    admin    owner  -      -        -      -       -       self   -          -           -
    steward  owner  above  -        above  -       -       self   above      -           above
    scout    role   role   role     role   role    role    role   role       role        role
    member   role   role   role     role   role    role    role   role       role        role
    nobody   role   role   role     role   role    role    role   role       role        role
    staff    owner  -      -        -      -       -       self   -          -           -
  `),
  whyNotChangeRole: words(`
    change   owner  admin  steward  scout  member  nobody  self   admin-off  member-off  suspended
    owner    owner  -      -        -      -       -       owner  -          -           -
    admin    owner  -      -        -      -       -       self   -          -           -
    steward  owner  above  -        above  -       -       self   above      -           above
    scout    role   role   role     role   role    role    role   role       role        role
    member   role   role   role     role   role    role    role   role       role        role
    nobody   role   role   role     role   role    role    role   role       role        role
    staff    owner  -      -        -      -       -       self   -          -           -
  `),
  whyNotTransferTo: words(`
    transfer  owner  admin  steward    scout      member     nobody     self  admin-off   member-off  suspended
    owner     owner  -      not-admin  not-admin  not-admin  not-admin  self  not-active  not-admin   suspended
    admin     role   role   role       role       role       role       role  role        role        role
    steward   role   role   role       role       role       role       role  role        role        role
    scout     role   role   role       role       role       role       role  role        role        role
    member    role   role   role       role       role       role       role  role        role        role
    nobody    role   role   role       role       role       role       role  role        role        role
    staff     owner  -      not-admin  not-admin  not-admin  not-admin  self  not-active  not-admin   suspended
  `),
}

const byPermission = cells(`
  may                owner  admin  steward  scout  member  nobody  staff
  org.read           yes    yes    yes      yes    yes     -       yes
  org.update         yes    yes    -        -      -       -       yes
  org.delete         yes    -      -        -      -       -       yes
  org.transfer       yes    -      -        -      -       -       yes
  member.list        yes    yes    yes      -      yes     -       yes
  member.read        yes    yes    yes      -      -       -       yes
  member.invite      yes    yes    -        yes    -       -       yes
  member.changeRole  yes    yes    yes      -      -       -       yes
  member.suspend     yes    yes    yes      -      -       -       yes
  member.remove      yes    yes    yes      -      -       -       yes
  invitation.manage  yes    yes    -        -      -       -       yes
  activity.read      yes    yes    -        -      -       -       yes
`)

// "owner" is not a role; the last three are property names of every JavaScript object.
const byRole = cells(`
  grant    admin  steward  scout  member  owner  forgotten  constructor  __proto__  toString
  owner    yes    yes      yes    yes     -      -          -            -          -
  admin    yes    yes      yes    yes     -      -          -            -          -
  steward  -      yes      -      yes     -      -          -            -          -
  scout    -      -        yes    -       -      -          -            -          -
  member   -      -        -      yes     -      -          -            -          -
  nobody   -      -        -      -       -      -          -            -          -
  staff    yes    yes      yes    yes     -      -          -            -          -
`)

const byActor = cells(`
  actor    leave
  owner    -
  admin    yes
  steward  yes
  scout    yes
  member   yes
  nobody   yes
  staff    -
`)

const actorOf = (name: string) => actors[name] as Actor
const differing = <C extends readonly [string, string, boolean]>(
  table: readonly C[],
  answer: (row: string, column: string) => boolean,
) => table.filter(([row, column, expected]) => answer(row, column) !== expected)

describe('who may do what', () => {
  const rules = { canRemove, canSuspend, canChangeRole, canTransferTo }
  test.each(Object.entries(byTarget))(
    `%s: all ${byTarget.canRemove.length} cells of actor × target`,
    (name, table) => {
      const rule = rules[name as keyof typeof rules]
      const answer = (actor: string, target: string) =>
        rule(actorOf(actor), (targets[target] as (actor: Actor) => Target)(actorOf(actor)))
      expect(table).toHaveLength(Object.keys(actors).length * Object.keys(targets).length)
      expect(differing(table, answer)).toEqual([])
    },
  )

  const whys = { whyNotRemove, whyNotSuspend, whyNotChangeRole, whyNotTransferTo }
  test.each(Object.entries(reasons))('%s: the reason in each cell', (name, table) => {
    const rule = whys[name as keyof typeof whys]
    const answered = table.map(([actor, target]) => {
      const reason = rule(
        actorOf(actor),
        (targets[target] as (actor: Actor) => Target)(actorOf(actor)),
      )
      return [actor, target, reason ?? '-']
    })
    expect(table).toHaveLength(Object.keys(actors).length * Object.keys(targets).length)
    expect(answered).toEqual(table)
  })

  test(`can: all ${byPermission.length} cells of permission × actor`, () => {
    const answer = (permission: string, actor: string) =>
      can(actorOf(actor), permission as Permission)
    expect(byPermission).toHaveLength(permissions.length * Object.keys(actors).length)
    expect(differing(byPermission, answer)).toEqual([])
  })

  test(`canGrant: all ${byRole.length} cells of actor × role`, () => {
    const answer = (actor: string, role: string) =>
      canGrant(actorOf(actor), permissionsOf(roles, role))
    expect(differing(byRole, answer)).toEqual([])
  })

  test(`canLeave: all ${byActor.length} actors`, () => {
    expect(differing(byActor, (actor) => canLeave(actorOf(actor)))).toEqual([])
  })
})

describe('with any custom roles', () => {
  const some = fc.uniqueArray(fc.constantFrom(...permissions))
  const actor: fc.Arbitrary<Actor> = fc
    .record({ userId: fc.constantFrom('a', 'b'), isOwner: fc.boolean(), own: some })
    .map(({ own, ...who }) => ({
      ...who,
      role: 'own',
      permissions: who.isOwner ? permissions : own,
    }))
  const target: fc.Arbitrary<Target> = fc
    .record({
      userId: fc.constantFrom('b', 'c'),
      isOwner: fc.boolean(),
      role: fc.constantFrom('admin', 'own'),
      isActive: fc.boolean(),
      isSuspended: fc.boolean(),
      own: some,
    })
    .map(({ own, ...who }) => ({ ...who, permissions: who.isOwner ? permissions : own }))
  const holds = (claim: (actor: Actor, target: Target) => boolean | void) =>
    fc.assert(fc.property(actor, target, claim), { numRuns: 2_000 })

  test('an actor cannot grant permissions that they do not have', () => {
    fc.assert(
      fc.property(actor, some, (who, granted) => {
        const isWithin = granted.every((permission) => who.permissions.includes(permission))
        return canGrant(who, granted) === (isWithin && granted.length > 0)
      }),
      { numRuns: 2_000 },
    )
  })

  test('the owner cannot be removed, suspended or demoted', () =>
    holds((a, t) => !t.isOwner || (!canRemove(a, t) && !canSuspend(a, t) && !canChangeRole(a, t))))

  test('an actor cannot remove themselves, change their own role or transfer ownership to themselves', () =>
    holds(
      (a, t) =>
        t.userId !== a.userId || (!canRemove(a, t) && !canChangeRole(a, t) && !canTransferTo(a, t)),
    ))

  test('an actor cannot remove a member with more permissions or change their role', () =>
    holds((a, t) => {
      const isAbove = t.permissions.some((permission) => !a.permissions.includes(permission))
      return !isAbove || (!canRemove(a, t) && !canChangeRole(a, t))
    }))

  test('ownership is transferred only by actors with the permission, to an admin who can sign in and has access', () =>
    holds(
      (a, t) =>
        !canTransferTo(a, t) ||
        (can(a, 'org.transfer') && t.isActive && !t.isSuspended && t.role === 'admin'),
    ))

  test('additional permissions never take an ability away', () => {
    fc.assert(
      fc.property(actor, target, fc.constantFrom(...permissions), (a, t, more) => {
        const raised = { ...a, permissions: [...a.permissions, more] }
        for (const rule of [canRemove, canSuspend, canChangeRole, canTransferTo])
          if (rule(a, t)) expect(rule(raised, t)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('no role includes the owner-only permissions', () => {
    for (const role of Object.keys(defaultRoles))
      for (const permission of ['org.delete', 'org.transfer'] as const)
        expect(permissionsOf(defaultRoles, role)).not.toContain(permission)
  })
})
