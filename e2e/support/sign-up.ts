import type { Page } from '@playwright/test'
import { linkIn, mailTo } from './mailbox'
import { newAddress, unique } from './person'

/**
 * Signs up a new person with an organization, in the browser.
 * @returns the path of the emailed activation link
 */
export async function signUp(page: Page, email = newAddress('Olive'), slug = `org-${unique()}`) {
  await page.goto('/signup')
  await page.getByLabel('Organization name').fill(`Organization ${slug}`)
  await page.getByLabel('URL').fill(slug)
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await page.waitForURL('/signup/complete')
  const link = linkIn(await mailTo(email, /^Activate your/), 'activate')
  return { email, slug, link }
}
