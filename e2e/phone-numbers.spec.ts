import { acme } from './support/acme'
import { introduce } from './support/forms'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress } from './support/person'
import { startServerBeside, type ServerBeside } from './support/server-beside'
import { expect, test } from './support/test'

let server: ServerBeside
test.beforeAll(async () => {
  const config = { invitations: 'sms' }
  server = await startServerBeside({ GUILDHALL_TEST_CONFIG: JSON.stringify(config) })
})
test.afterAll(() => server.stop())

/** Returns the link of the message sent to a phone number, as a path of the site. */
const messageTo = async (number: string) =>
  linkIn(await mailTo(`${number.replaceAll(' ', '')}@sms.test`, /^SMS$/), 'invitations')

test('a phone number is invited: a new person joins with their address, a person with an account accepts', async ({
  open,
}) => {
  const { adam, zoe, name, slug } = await acme()
  const at = (path: string) => `${server.url}${path}`
  const page = await open(adam)
  const field = page.getByLabel('Identifier')
  const invite = async (number: string) => {
    await page.goto(at(`/orgs/${slug}/people/invite`))
    await field.fill(number)
    await page.getByRole('button', { name: 'Send invitation' }).click()
  }
  const digits = () => `${1_000_000 + Math.floor(Math.random() * 9_000_000)}`
  const [first, second] = [`+49 151 ${digits()}`, `+49 151 ${digits()}`]
  await invite('12')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await invite(first.replace('+49', '0049'))
  await page.waitForURL(at(`/orgs/${slug}/people`))
  await expect(page.getByText(`Invitation sent to ${first}.`)).toBeVisible()
  await page.goto(at(`/orgs/${slug}/invitations`))
  await expect(page.getByRole('row', { name: first })).toBeVisible()

  const mia = newAddress('Mia')
  const joining = await open(null, { javaScriptEnabled: false })
  await joining.goto(at(await messageTo(first)))
  await expect(joining.getByLabel('Full name')).toHaveCount(0)
  await joining.getByLabel('Email').fill(mia)
  await joining.getByRole('button', { name: 'Send link' }).click()
  await expect(joining.getByText('Check your email.')).toBeVisible()
  const mail = await mailTo(mia, new RegExp(`invited you to join ${name}`))
  await joining.goto(at(linkIn(mail, 'invitations')))
  await introduce(joining, 'Mia')
  await joining.getByRole('button', { name: 'Accept' }).click()
  await expect(joining).toHaveURL(at(`/orgs/${slug}`))

  await invite(second)
  await page.waitForURL(at(`/orgs/${slug}/people`))
  const accepting = await open(zoe)
  await accepting.goto(at(await messageTo(second)))
  await accepting.getByRole('button', { name: 'Accept' }).click()
  await expect(accepting).toHaveURL(at(`/orgs/${slug}`))
  await page.reload()
  await expect(page.getByRole('row', { name: mia })).toBeVisible()
  await expect(page.getByRole('row', { name: zoe.email })).toBeVisible()
})
