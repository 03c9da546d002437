import { acme } from './acme'
import { invite } from './forms'
import { linkIn, mailTo } from './mailbox'
import { newAddress, person, unique, type Person } from './person'
import { signUp } from './sign-up'
import { sql } from './sql'
import type { test } from './test'

type Open = Parameters<Parameters<typeof test>[2]>[0]['open']

/** The viewer of a page: by role in the organization, or from outside it. */
export type Who = 'nobody' | 'owner' | 'admin' | 'member' | 'stranger' | 'staff'

/** An organization with at least one of everything, and its viewers. */
export interface World {
  people: Record<Exclude<Who, 'nobody'>, Person>
  /** The organization's name. */
  name: string
  /** Fills the ids of this world into a path from ./every-page.ts. */
  path: (template: string) => string
}

// As long as the forms allow and without a break opportunity, which must not make any page wider.
const long = (length: number, word: string) => word.repeat(length).slice(0, length)

/** Creates the world in SQL. `withLinks` adds emailed links. */
export async function world(): Promise<World> {
  const [org, staff] = [await acme(), await person('Sam')]
  const mark = unique()
  const names: Record<string, string> = {
    ':slug': org.slug,
    ':org': org.id,
    ':olive': org.olive.id,
    ':max': org.max.id,
  }
  await sql(`UPDATE "User" SET "isSuperuser" = true WHERE id = $1`, [staff.id])
  await sql(`UPDATE "User" SET name = $2, email = $3 WHERE id = $1`, [
    org.max.id,
    long(64, 'Donaudampfschifffahrt'),
    `${long(56, 'max.')}${mark}@${long(60, 'zenith')}.test`,
  ])
  const name = `${mark}${long(56, 'Aktiengesellschaft')}`
  await sql(`UPDATE "Organization" SET name = $2 WHERE id = $1`, [org.id, name])
  await sql(
    `INSERT INTO "OrganizationInvitation" (id, guid, "organizationId", "inviteeIdentifier",
       "invitedById", "expiresAt", "modifiedAt")
     VALUES (uuidv7(), gen_random_uuid(), $1, $2, $3, now() + interval '7 days', now())`,
    [org.id, `${long(56, 'mia.')}${mark}@${long(60, 'zenith')}.test`, org.olive.id],
  )
  return {
    name,
    people: { owner: org.olive, admin: org.adam, member: org.mia, stranger: org.zoe, staff },
    path: fill(names),
  }
}

/**
 * Adds links that come from emails and pages: `:activate`, `:invitation`, `:join`, `:login`, `:reset`.
 */
export async function withLinks(made: World, open: Open): Promise<World> {
  const { owner, stranger } = made.people
  const page = await open()
  const { link: activate } = await signUp(page)
  await page.goto('/forgot-password')
  await page.getByLabel('Email').fill(stranger.email)
  await page.getByRole('button', { name: 'Send reset link' }).click()
  const reset = linkIn(await mailTo(stranger.email, /password/), 'reset-password')
  await page.goto('/login?by=link')
  await page.getByLabel('Email').fill(stranger.email)
  await page.getByRole('button', { name: 'Email me a sign-in link' }).click()
  const login = linkIn(await mailTo(stranger.email, /sign-in link/), 'login')
  const [address, inviting] = [newAddress('Zoe'), await open(owner)]
  await invite(inviting, made.path(':slug'), address)
  const invitation = linkIn(await mailTo(address, /invited you/), 'invitations')
  await inviting.goto(made.path('/orgs/:slug/people/links/new'))
  await inviting.getByLabel('Label').fill(long(60, 'Donaudampfschifffahrt'))
  await inviting.getByRole('button', { name: 'Create link' }).click()
  const join = new URL(await inviting.getByRole('table').locator('code').innerText()).pathname
  const links = {
    ':activate': activate,
    ':invitation': invitation,
    ':join': join,
    ':login': login,
    ':mail': address,
    ':reset': reset,
  }
  return { ...made, path: (template) => fill(links)(made.path(template)) }
}

const fill = (names: Record<string, string>) => (template: string) =>
  template.replace(/:[a-z]+/g, (name) => names[name] ?? name)
