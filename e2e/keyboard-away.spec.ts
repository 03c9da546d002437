import fs from 'node:fs'
import { acme } from './support/acme'
import { dataFile } from './support/data-folder'
import { problem } from './support/forms'
import { expectFocus, press, tabTo, typeInto } from './support/keyboard'
import { newAddress } from './support/person'
import { relay } from './support/relay'
import { startServerBeside } from './support/server-beside'
import { expect, test } from './support/test'

test('while the database is away, a person waits and goes on by keyboard alone', async ({
  open,
}) => {
  const way = await relay(fs.readFileSync(dataFile('database-url'), 'utf8').trim())
  const server = await startServerBeside({ DATABASE_URL: way.url })
  try {
    const { olive, slug } = await acme()
    const [page, address] = [await open(olive), newAddress('Zoe')]
    await page.goto(`${server.url}/orgs/${slug}/people/invite`)
    const email = await typeInto(page, 'Email', address)
    await way.cut()
    await page.keyboard.press('Enter')
    await expect(problem(page)).toContainText('cannot reach its database')
    await expect(email).toHaveValue(address)
    await expectFocus(page)
    await tabTo(page, 'link', 'Activity')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'cannot be reached right now' })).toBeVisible()
    await way.mend()
    await press(page, 'Try again', 'link')
    await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
    await page.context().close()
  } finally {
    await server.stop()
  }
})
