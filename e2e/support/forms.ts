import type { Page } from '@playwright/test'
import { PASSWORD } from './person'

/** Fills in and submits the sign-in page. */
export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Fills in a new person's name and password, at activation or on an invitation. */
export async function introduce(page: Page, name: string, password = PASSWORD) {
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Confirm password').fill(password)
}

/** Fills in and submits the invite page. */
export async function invite(page: Page, slug: string, email: string, role = 'member') {
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Role').selectOption(role)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
}

/** The error of a form as a whole. (Next announces routes in its own alert.) */
export const problem = (page: Page) => page.getByRole('main').getByRole('alert')
