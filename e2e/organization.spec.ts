import { acme } from './support/acme'
import { signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import {
  announcement,
  expectFocus,
  overtype,
  pick,
  press,
  retype,
  tabTo,
  typeInto,
} from './support/keyboard'
import { mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, unique } from './support/person'
import { sql } from './support/sql'
import { expect, test } from './support/test'

const ownersOf = (id: string) =>
  sql('SELECT "userId" FROM "OrganizationOwner" WHERE "organizationId" = $1', [id])

test('a person creates an organization with the keyboard', async ({ open }) => {
  const page = await open(await person('Olive'))
  const slug = `keys-${unique()}`
  await page.goto('/orgs')
  await press(page, 'New organization', 'link')
  await page.waitForURL('/orgs/new')
  await expectFocus(page)
  await typeInto(page, 'Organization name', slug)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name: slug })).toBeVisible()
  await expect(announcement(page)).toContainText('Organization created.')
  await expectFocus(page)
})

test('an admin renames the organization with the keyboard, and the old URL redirects', async ({
  open,
}) => {
  const { adam, mia, zoe, slug } = await acme()
  const [page, member, stranger] = [await open(adam), await open(mia), await open(zoe)]
  const renamed = `renamed-${unique()}`
  await page.goto(`/orgs/${slug}/settings`)
  await retype(page, 'Organization name', 'Renamed')
  // The slug of an existing organization does not follow its name, because its URLs are in use.
  await expect(page.getByLabel('URL')).toHaveValue(slug)
  const url = await retype(page, 'URL', renamed)
  await expect(url).toHaveAccessibleDescription(/Available/)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${renamed}/settings`)
  await expect(announcement(page)).toContainText('Changes saved.')
  await expect(page.getByLabel('Organization name')).toHaveValue('Renamed')
  await expectFocus(page)

  await member.goto(`/orgs/${slug}/people?q=mia`)
  await expect(member).toHaveURL(`/orgs/${renamed}/people?q=mia`)
  for (const name of [slug, renamed])
    expect((await stranger.request.get(`/orgs/${name}`)).status(), name).toBe(404)
  await stranger.goto('/orgs/new')
  await typeInto(stranger, 'Organization name', 'Anything')
  const taken = await retype(stranger, 'URL', slug)
  await expect(taken).toHaveAccessibleDescription(/already taken/)
  await stranger.keyboard.press('Enter')
  await expect(taken).toHaveAttribute('aria-invalid', 'true')

  // The organization itself may take it back.
  await retype(page, 'URL', slug)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}/settings`)
})

test('the owner offers ownership with the keyboard, the admin accepts, and both are emailed', async ({
  open,
}) => {
  const { olive, adam, mia, id, name, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/settings`)
  const choice = page.getByLabel('New owner')
  await expect(page.getByRole('link', { name: 'offer ownership to another admin' })).toBeVisible()
  await expect(choice.getByRole('option')).toHaveText([/Choose/, new RegExp(adam.name)])
  await expect(choice).not.toContainText(mia.name)
  await press(page, 'Transfer ownership')
  await expect(choice).toHaveAccessibleDescription(/Choose the new owner/)
  await expect(choice).toBeFocused()
  // Her sign-in is too old to transfer without the password, and Adam is no longer an admin.
  await sql(`UPDATE "Session" SET "provedAt" = now() - interval '11 minutes' WHERE "userId" = $1`, [
    olive.id,
  ])
  await page.reload()
  await pick(page, 'New owner', adam.name)
  await sql(`UPDATE "OrganizationUser" SET role = 'member' WHERE "userId" = $1`, [adam.id])
  const dialog = page.getByRole('alertdialog', { name: `Transfer ${name} to ${adam.name}?` })
  const secret = dialog.getByLabel('Password', { exact: true })
  await press(page, 'Transfer ownership')
  await typeInto(dialog, 'Password', 'not her password')
  await page.keyboard.press('Enter')
  await expect(secret).toHaveAccessibleDescription(/password is incorrect/)
  await expect(secret).toBeFocused()
  await overtype(page, PASSWORD)
  await page.keyboard.press('Enter')
  await expect(choice).toHaveAccessibleDescription(/Choose an active admin of this organization/)
  await expect(choice).toBeFocused()
  expect(await ownersOf(id)).toEqual([{ userId: olive.id }])

  await sql(`UPDATE "OrganizationUser" SET role = 'admin' WHERE "userId" = $1`, [adam.id])
  await page.reload()
  await pick(page, 'New owner', adam.name)
  // The right password serves for ten minutes.
  await press(page, 'Transfer ownership')
  await expect(secret).toHaveCount(0)
  await press(dialog, 'Transfer ownership')
  await expect(announcement(page)).toContainText(`${adam.name} has 7 days to accept.`)
  await expect(page.getByText(`You offered ${name} to ${adam.name}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Transfer ownership' })).toBeHidden()
  await expectFocus(page)
  expect(await ownersOf(id)).toEqual([{ userId: olive.id }])
  await mailTo(adam.email, new RegExp(`^${olive.name} offers you ownership of ${name}`))

  const owner = await open(adam)
  await owner.goto(`/orgs/${slug}`)
  await press(owner, 'Review offer', 'link')
  await owner.waitForURL(`/orgs/${slug}/settings`)
  await press(owner, 'Accept ownership')
  await expect(announcement(owner)).toContainText('You are now the owner.')
  await expect(owner.getByLabel('New owner')).toContainText(olive.name)
  await expect(owner.getByRole('button', { name: 'Delete organization' })).toBeVisible()
  await expectFocus(owner)
  await page.reload()
  await expect(page.getByText(`${adam.name} owns ${name}`)).toBeVisible()
  await expect(page.getByText(`Only ${adam.name} (owner) can delete ${name}.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Delete organization' })).toBeHidden()
  await mailTo(olive.email, new RegExp(`^${adam.name} is now the owner of ${name}`))
  await mailTo(adam.email, new RegExp(`^You are now the owner of ${name}`))
  expect(await ownersOf(id)).toEqual([{ userId: adam.id }])

  await page.goto(`/orgs/${slug}/people`)
  await expect(page.getByRole('row', { name: olive.email })).toContainText('Admin')
  await expect(page.getByRole('row', { name: adam.email })).toContainText('Owner')
})

test('the owner deletes the organization with the keyboard; its members keep their accounts', async ({
  page,
  open,
}) => {
  const org = await acme()
  const { olive, mia, zoe, name, slug } = org
  const link = await invitationTo(newAddress('Newcomer'), org, open)
  const [owner, stranger] = [await open(olive), await open(zoe)]
  await owner.goto(`/orgs/${slug}/settings`)
  const field = await tabTo(owner, 'textbox', `Type “${name}” to confirm`)
  await owner.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/Type the organization’s name/)
  await expect(field).toBeFocused()
  await owner.keyboard.type(name.toUpperCase())
  await owner.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(`That doesn’t match. Type ${name} exactly.`)
  await expect(field).toHaveValue(name.toUpperCase())
  await expect(field).toBeFocused()
  await overtype(owner, name)
  await press(owner, 'Delete organization')
  await owner.waitForURL('/orgs')
  await expect(announcement(owner)).toContainText(`${name} was deleted.`)
  await expectFocus(owner)
  await mailTo(olive.email, new RegExp(`^${name} was deleted`))
  await mailTo(mia.email, new RegExp(`^${name} was deleted`))
  expect((await owner.goto(`/orgs/${slug}`))?.status()).toBe(200)
  await expect(owner.getByRole('heading', { name: `${name} was deleted` })).toBeVisible()
  expect((await stranger.request.get(`/orgs/${slug}`)).status()).toBe(404)

  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This organization was deleted' })).toBeVisible()
  await page.goto('/login')
  await signIn(page, mia.email)
  await page.waitForURL('/orgs')
  await expect(page.getByText('No organization yet')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Restore/ })).toHaveCount(0)

  await owner.goto('/orgs')
  const deleted = owner.getByRole('list', { name: 'Deleted' })
  await expect(deleted).toContainText('Permanently deleted on')
  await press(deleted, `Restore ${name}`)
  await owner.waitForURL(`/orgs/${slug}`)
  await expect(announcement(owner)).toContainText(`${name} was restored.`)
  await page.goto(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
})
