import { acme } from './support/acme'
import { newAddress } from './support/person'
import { expect, test } from './support/test'
import { takeOffline } from './support/watch'

test('a form that cannot be sent says so and keeps what was typed', async ({ open, problems }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  const email = page.getByLabel('Email', { exact: true })
  const address = newAddress('Zoe')
  await email.fill(address)
  await page.waitForLoadState('networkidle')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('was not sent')
  await expect(email).toHaveValue(address)

  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText(/Invitation sent/)).toBeVisible()
  takeOffline(problems)
})
