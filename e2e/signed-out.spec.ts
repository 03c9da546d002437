import { acme } from './support/acme'
import { problem } from './support/forms'
import { expectFocus, press, typeInto } from './support/keyboard'
import { expect, test } from './support/test'

test('a form sent with the keyboard after the session has ended says so, and keeps what was typed', async ({
  open,
}) => {
  const { olive, slug } = await acme()
  const page = await open(olive)
  await page.goto(`/orgs/${slug}/people/invite`)
  await typeInto(page, 'Email', 'newcomer@acme.test')
  const message = await typeInto(page, /^Message/, 'Hello Newcomer')
  await page.context().clearCookies()
  await press(page, 'Send invitation')
  await expect(problem(page)).toContainText('You’re signed out')
  await expect(message).toHaveValue('Hello Newcomer')
  await expectFocus(page)
})
