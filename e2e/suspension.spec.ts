import { acme } from './support/acme'
import { announcement, confirm, press, takeFromMenu } from './support/keyboard'
import { expectFlawless } from './support/looks'
import { mailTo } from './support/mailbox'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('a suspended member loses access immediately and reads whom to ask, until an admin resumes their access, or they leave', async ({
  open,
}) => {
  const { id, adam, olive, max, name, slug } = await acme()
  const member = await open(max)
  await member.goto(`/orgs/${slug}`)

  const admin = await open(adam)
  await admin.goto(`/orgs/${slug}/people`)
  await takeFromMenu(admin, `Actions for ${max.name}`, 'Suspend')
  await expect(admin.getByRole('alertdialog')).toContainText(
    `Suspend ${max.name}’s access to ${name}?`,
  )
  await confirm(admin)
  await expect(admin.getByText('1 person suspended.')).toBeVisible()
  await expect(admin.getByRole('row', { name: max.email })).toContainText('Suspended')
  await mailTo(max.email, new RegExp(`^Your access to ${name} is suspended`))

  await member.getByRole('link', { name: 'People', exact: true }).click()
  await member.waitForURL('/orgs')
  const listed = member.getByRole('listitem').filter({ hasText: name })
  await expect(listed).toContainText('Suspended')
  await expect(listed.getByRole('link')).toHaveCount(0)
  for (const path of [`/orgs/${slug}`, `/orgs/${slug}/people`, `/orgs/${slug}/settings`]) {
    expect((await member.goto(path))?.status(), path).toBe(403)
    await expect(member.getByRole('heading', { name: 'Your access is suspended' })).toBeVisible()
    await expect(member).toHaveTitle(/^Your access is suspended/)
    await expect(member.getByRole('main')).toContainText(`Ask ${olive.name} (owner)`)
    await expect(member.getByRole('link', { name: 'People', exact: true })).toHaveCount(0)
  }
  await member.getByRole('link', { name: 'My organizations' }).click()
  await expect(listed).toContainText('Suspended')

  await admin.goto(`/orgs/${slug}/people/${max.id}`)
  await press(admin, 'Resume access')
  await expect(admin.getByText(`${max.name} has access again.`)).toBeVisible()
  await mailTo(max.email, new RegExp(`^You have access to ${name} again`))
  expect((await member.goto(`/orgs/${slug}`))?.status()).toBe(200)

  // Suspended again while they confirm that they leave, they read why they don't.
  await press(member, 'Leave organization')
  await expect(member.getByRole('alertdialog')).toBeVisible()
  await sql(
    `UPDATE "OrganizationUser" SET "suspendedAt" = now()
     WHERE "organizationId" = $1 AND "userId" = $2`,
    [id, max.id],
  )
  await confirm(member)
  await member.waitForURL('/orgs')
  await expect(announcement(member)).toContainText('is suspended. Ask an admin.')

  // They leave from the page that explains it.
  expect((await member.goto(`/orgs/${slug}`))?.status()).toBe(403)
  const main = member.getByRole('main')
  const leave = main.getByRole('button', { name: 'Leave organization' })
  await expect(leave).toBeHidden()
  await main.getByText('Leave organization').first().click()
  await expect(main).toContainText('Only an admin can let you back in.')
  await expectFlawless(member)
  await leave.click()
  await member.waitForURL('/orgs')
  await expect(member.getByText(`You left ${name}.`)).toBeVisible()
  expect((await member.goto(`/orgs/${slug}`))?.status()).toBe(404)
})
