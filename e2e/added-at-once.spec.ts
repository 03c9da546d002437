import { acme } from './support/acme'
import { introduce } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { expect, test } from './support/test'

let server: ServerBeside
test.beforeAll(async () => {
  const config = { invitations: 'default' }
  server = await startServerBeside({ GUILDHALL_TEST_CONFIG: JSON.stringify(config) })
})
test.afterAll(() => server.stop())

test('the invite page adds an existing person, and a new one, who then activates their account', async ({
  open,
  page: newcomer,
}) => {
  const { olive, zoe, name, slug } = await acme()
  const mia = newAddress('Mia')
  const at = (path: string) => `${server.url}${path}`
  const page = await open(olive)
  const people = at(`/orgs/${slug}/people`)
  const add = async (email: string, role: string) => {
    await page.goto(`${people}/invite`)
    await expect(page.getByText(`They become members of ${name} immediately`)).toBeVisible()
    await page.getByLabel('Email', { exact: true }).fill(email)
    await page.getByLabel('Role').selectOption(role)
    await page.getByRole('button', { name: 'Send invitation' }).click()
  }

  await add(zoe.email, 'admin')
  await page.waitForURL(people)
  await expect(page.getByText('Added and notified by email.')).toBeVisible()
  await expect(page.getByRole('row', { name: zoe.email })).toContainText('Admin')
  await mailTo(zoe.email, new RegExp(name))
  const member = await open(zoe)
  await member.goto(at(`/orgs/${slug}`))
  await expect(member.getByRole('heading', { level: 1, name })).toBeVisible()

  await add(mia, 'member')
  await page.waitForURL(people)
  await expect(page.getByRole('row', { name: mia })).toContainText('Pending activation')
  await expect(page.getByRole('link', { name: 'Invitations (0)' })).toBeVisible()
  await newcomer.goto(at(linkIn(await mailTo(mia, /^Activate your/), 'activate')))
  await introduce(newcomer, 'Mia Muster')
  await newcomer.getByRole('button', { name: 'Activate account' }).click()
  await newcomer.waitForURL(at(`/orgs/${slug}`))
  await page.reload()
  await expect(page.getByRole('row', { name: mia })).toContainText('Mia Muster')

  await add(mia, 'member')
  await expect(page.getByText(/already a member/)).toBeVisible()
})
