import type { Page } from '@playwright/test'
import { acme } from './support/acme'
import { introduce } from './support/forms'
import { press, typeInto } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { expect, test } from './support/test'

/** Creates a link with the keyboard, and copies it as admins do. */
async function makeLink(page: Page, slug: string, label: string, isAsked = false) {
  await page.goto(`/orgs/${slug}/people/links`)
  await press(page, 'New join link', 'link')
  await page.waitForURL(/links\/new$/)
  await typeInto(page, 'Label', label)
  if (isAsked) await page.getByRole('checkbox', { name: 'An admin approves each person' }).check()
  await press(page, 'Create link')
  await page.waitForURL(/people\/links$/)
  const row = page.getByRole('row', { name: label })
  await row.getByRole('button', { name: 'Copy link' }).press('Enter')
  await expect(row.getByRole('button', { name: 'Copied' })).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

test('a new person signs up with a join link and is a member once the address is verified', async ({
  open,
}) => {
  const { olive, slug, name } = await acme()
  const owner = await open(olive, { permissions: ['clipboard-read', 'clipboard-write'] })
  const link = await makeLink(owner, slug, 'Sales chat')
  const [page, address] = [await open(null), newAddress('Newcomer')]
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1, name: `Join ${name}` })).toBeVisible()
  await typeInto(page, 'Email', address)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText('Check your email')).toBeVisible()
  await page.goto(linkIn(await mailTo(address, /^Activate your/), 'activate'))
  await introduce(page, 'Newcomer')
  await press(page, 'Activate account')
  await page.waitForURL(`/orgs/${slug}`)
  await owner.reload()
  await expect(owner.getByRole('row', { name: 'Sales chat' })).toContainText('1')
  await press(owner, 'Revoke')
  await expect(owner.getByText('No join links')).toBeVisible()
  await (await open(null)).goto(link).then((answer) => expect(answer?.status()).toBe(200))
})

test('a person requests to join with a link that needs approval, and an admin approves', async ({
  open,
}) => {
  const { olive, zoe, slug, name } = await acme()
  const owner = await open(olive, { permissions: ['clipboard-read', 'clipboard-write'] })
  const link = await makeLink(owner, slug, 'Partners', true)
  const page = await open(zoe)
  await page.goto(link)
  await press(page, 'Ask to join')
  await expect(page.getByRole('heading', { name: 'Your request was sent' })).toBeVisible()
  expect((await page.request.get(`/orgs/${slug}`)).status()).toBe(404)
  await page.goto('/orgs')
  await expect(page.getByRole('button', { name: 'Withdraw request' })).toBeVisible()
  const mail = await mailTo(olive.email, /asks to join/)
  await owner.goto(new URL(/http\S+requests/.exec(mail.text)?.[0] ?? '').pathname)
  await press(owner, 'Approve')
  await expect(owner.getByText('No requests')).toBeVisible()
  await mailTo(zoe.email, new RegExp(name))
  await page.goto(link)
  await press(page, `Open ${name}`, 'link')
  await page.waitForURL(`/orgs/${slug}`)
})
