import { acme } from './support/acme'
import { invitationTo } from './support/invitation'
import { expect, test } from './support/test'

test('who opens their used link as a member is led to the organization', async ({ open }) => {
  const org = await acme()
  const link = await invitationTo(org.zoe.email, org, open)
  const page = await open(org.zoe)
  await page.goto(link)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
  await page.goto(link)
  const heading = page.getByRole('heading', { name: `You’re already a member of ${org.name}` })
  await expect(heading).toBeVisible()
  await page.getByRole('link', { name: `Open ${org.name}` }).click()
  await page.waitForURL(`/orgs/${org.slug}`)
})

test('a member, and an address with an open invitation, are not invited again', async ({
  open,
}) => {
  const org = await acme()
  await invitationTo(org.zoe.email, org, open)
  const page = await open(org.adam)
  await page.goto(`/orgs/${org.slug}/people/invite`)
  const email = page.getByLabel('Email', { exact: true })
  for (const [address, answer] of [
    [org.mia.email.toUpperCase(), /is already a member/],
    [org.zoe.email, /already has a pending invitation/],
    ['two@@acme.test', /one plain email address/],
    ['', /Enter an email address/],
  ] as const) {
    await email.fill(address)
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await expect(email).toHaveAccessibleDescription(answer)
    await expect(email).toBeFocused()
    await expect(email).toHaveValue(address)
  }
})
