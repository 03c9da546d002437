import { acme } from './support/acme'
import { person, unique } from './support/person'
import { expect, test } from './support/test'

test('an admin renames the organization, and the old URL leads on', async ({ open }) => {
  const { adam, mia, slug } = await acme()
  const renamed = `renamed-${unique()}`
  const page = await open(adam)
  await page.goto(`/orgs/${slug}/settings`)
  await page.getByLabel('Organization name').fill('Renamed')
  // An organization's own slug does not follow its name: addresses are out in the world.
  await expect(page.getByLabel('URL')).toHaveValue(slug)
  await page.getByLabel('URL').fill(renamed)
  await expect(page.getByLabel('URL')).toHaveAccessibleDescription(/Available/)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(`/orgs/${renamed}/settings`)
  await expect(page.getByText('Changes saved.')).toBeVisible()
  await expect(page.getByLabel('Organization name')).toHaveValue('Renamed')

  const member = await open(mia)
  await member.goto(`/orgs/${slug}`)
  await expect(member).toHaveURL(`/orgs/${renamed}`)
  await member.goto(`/orgs/${slug}/people?q=mia`)
  await expect(member).toHaveURL(`/orgs/${renamed}/people?q=mia`)

  const stranger = await open(await person('Zoe'))
  for (const name of [slug, renamed])
    expect((await stranger.goto(`/orgs/${name}`))?.status()).toBe(404)
  await stranger.goto('/orgs/new')
  await stranger.getByLabel('Organization name').fill('Anything')
  await stranger.getByLabel('URL').fill(slug)
  await expect(stranger.getByLabel('URL')).toHaveAccessibleDescription(/already taken/)
  await stranger.getByRole('button', { name: 'Create organization' }).click()
  await expect(stranger.getByLabel('URL')).toHaveAttribute('aria-invalid', 'true')

  // The organization itself may have it back.
  await page.getByLabel('URL').fill(slug)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(`/orgs/${slug}/settings`)
})
