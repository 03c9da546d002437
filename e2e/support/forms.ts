import type { Page } from '@playwright/test'
import { PASSWORD } from './person'

/** Fills in the sign-in page and sends it. */
export async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Fills in the name and the password of somebody new, at activation or on an invitation. */
export async function introduce(page: Page, name: string, password = PASSWORD) {
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Confirm password').fill(password)
}

/** Fills in the invite page and sends it. */
export async function invite(page: Page, slug: string, email: string, role = 'member') {
  await page.goto(`/orgs/${slug}/people/invite`)
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Role').selectOption(role)
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.waitForURL(`/orgs/${slug}/people`)
}

/** What a form was refused for as a whole. (Next announces routes in an alert of its own.) */
export const problem = (page: Page) => page.getByRole('main').getByRole('alert')
