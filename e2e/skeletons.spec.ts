import { acme } from './support/acme'
import { expect, test } from './support/test'

test('a click answers at once with the shape of the page to come', async ({ open }) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  // From here on the server takes its time for what a click asks for.
  let answer = () => {}
  const slow = new Promise<void>((resolve) => (answer = resolve))
  await page.route(
    (url) => url.searchParams.has('_rsc'),
    async (route) => {
      if (!route.request().headers()['next-router-prefetch']) await slow
      await route.continue()
    },
  )
  for (const [link, path] of [
    ['People', 'people'],
    ['Settings', 'settings'],
    ['Activity', 'activity'],
  ] as const) {
    await page.getByRole('navigation').getByRole('link', { name: link }).click()
    await expect(page).toHaveURL(`/orgs/${slug}/${path}`)
    await expect(page.getByRole('main').locator('[aria-busy=true]')).toBeVisible()
  }
  answer()
  await expect(page.getByRole('heading', { name: 'Activity' })).toBeVisible()
  await expect(page.getByRole('main').locator('[aria-busy=true]')).toBeHidden()
})
