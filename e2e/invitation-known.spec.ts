import { acme } from './support/acme'
import { signIn } from './support/forms'
import { invitationTo } from './support/invitation'
import { mailTo } from './support/mailbox'
import { expect, test } from './support/test'

test('somebody with an account signs in, and accepts', async ({ page, open }) => {
  const org = await acme()
  const { olive, zoe, name, slug } = org
  await page.goto(await invitationTo(zoe.email, org, open))
  // No password is set here for an account that has one.
  await expect(page.getByLabel('Confirm password')).toBeHidden()
  await page.getByRole('link', { name: 'Sign in to accept' }).click()
  await page.waitForURL(/\/login\?next=/)
  expect(page.url()).not.toContain(zoe.email.split('@')[0])
  await expect(page.getByText(`Sign in to accept the invitation to ${name}.`)).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(zoe.email)
  await signIn(page, zoe.email)
  await page.waitForURL(/\/invitations\//)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await mailTo(olive.email, new RegExp(`^${zoe.name} joined ${name}`))
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await expect(page.getByRole('row', { name: zoe.name })).toContainText('Member')
})

test('an invitation to oneself stands among one’s organizations', async ({ open }) => {
  const org = await acme()
  const { zoe, name, slug } = org
  await invitationTo(zoe.email, org, open)
  const page = await open(zoe)
  await page.goto('/orgs')
  const switcher = page.getByRole('button', { name: /^Switch organization/ })
  await expect(switcher).toHaveAccessibleName(/1 invitation for you/)
  await switcher.click()
  await page.getByRole('menuitem', { name: '1 invitation for you' }).click()
  await expect(page.getByText('Invitations to you')).toBeVisible()
  await expect(page.getByText(name)).toBeVisible()
  await page.getByRole('link', { name: 'View invitation' }).click()
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${slug}`)
  await page.goto('/orgs')
  await expect(page.getByText('Invitations to you')).toBeHidden()
  await expect(switcher).not.toHaveAccessibleName(/invitation/)
})

test('accepting twice, in two windows, leads to the organization both times', async ({ open }) => {
  const org = await acme()
  const link = await invitationTo(org.zoe.email, org, open)
  const [first, second] = [await open(org.zoe), await open(org.zoe)]
  await first.goto(link)
  await second.goto(link)
  for (const page of [first, second]) {
    await page.getByRole('button', { name: 'Accept invitation' }).click()
    await page.waitForURL(`/orgs/${org.slug}`)
  }
  await first.goto(`/orgs/${org.slug}/people`)
  await expect(first.getByRole('row', { name: org.zoe.email })).toHaveCount(1)
})
