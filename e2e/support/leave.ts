import type { Page } from '@playwright/test'

/** Presses the button, and confirms where it asks back. */
export async function leave(page: Page) {
  await page.getByRole('button', { name: 'Leave organization' }).click()
  const dialog = page.getByRole('alertdialog', { name: /^Leave / })
  await dialog.getByRole('button', { name: 'Leave organization' }).click()
}
