import { acme } from './support/acme'
import { problem } from './support/forms'
import { announcement, expectFocus, overtype, press, retype, typeInto } from './support/keyboard'
import { linkIn, mailTo } from './support/mailbox'
import { newAddress, PASSWORD, person, unique } from './support/person'
import { signUp } from './support/sign-up'
import { expect, test } from './support/test'

test('a person signs up, activates their account and invites a colleague with the keyboard', async ({
  page,
}) => {
  const [id, olive, mia] = [unique(), newAddress('Olive'), newAddress('Mia')]
  const [name, slug] = [`Müller & Söhne ${id}`, `muller-sohne-${id}`]
  await page.goto('/')
  await press(page, 'Create organization', 'link')
  await page.waitForURL('/signup')
  await expectFocus(page)
  await typeInto(page, 'Organization name', name)
  await expect(page.getByLabel('URL')).toHaveValue(slug)
  await expect(page.getByLabel('URL')).toHaveAccessibleDescription(/Available/)
  await typeInto(page, 'Email', olive)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expect(page.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await expect(page.getByText(`a link to ${olive}`)).toBeVisible()
  await expectFocus(page)

  await page.goto(linkIn(await mailTo(olive, /^Activate your/), 'activate'))
  await expect(page.getByText(olive)).toBeVisible()
  await typeInto(page, 'Full name', 'Olive Oyl')
  await typeInto(page, 'Password', PASSWORD)
  await typeInto(page, 'Confirm password', PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(announcement(page)).toContainText('Welcome! Your account is ready.')
  await expectFocus(page)

  await press(page, /^Invite people/, 'link')
  await page.waitForURL(`/orgs/${slug}/people/invite`)
  await expectFocus(page)
  await typeInto(page, 'Email', mia)
  await typeInto(page, /^Message/, 'We meet on Mondays.')
  await press(page, 'Send invitation')
  await page.waitForURL(`/orgs/${slug}/people`)
  await expect(announcement(page)).toContainText(`Invitation sent to ${mia}.`)
  await expectFocus(page)
  await press(page, 'Invitations (1)', 'link')
  await expect(page.getByRole('row', { name: mia })).toBeVisible()

  const invitation = await mailTo(mia, /^Olive Oyl invited you to join Müller & Söhne/)
  expect(invitation.replyTo).toContain(olive)
  expect(invitation.text).toContain('We meet on Mondays.')
  linkIn(invitation, 'invitations')
})

test('the URL follows the name until it is edited, and is changed with the keyboard if it is refused', async ({
  page,
}) => {
  const { slug: taken } = await acme()
  const slug = page.getByLabel('URL')
  await page.goto('/signup')
  await typeInto(page, 'Organization name', 'Blue  Sky!')
  await expect(slug).toHaveValue('blue-sky')
  await retype(page, 'URL', '-azure')
  await retype(page, 'Organization name', '東京タワー')
  await typeInto(page, 'Email', newAddress('Olive'))
  await page.keyboard.press('Enter')
  await expect(slug).toHaveAccessibleDescription(/hyphens in between/)
  await expect(slug).toBeFocused()
  await expect(slug).toHaveValue('-azure')
  // Cleared, it follows the name again.
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Tab')
  await expect(slug).toHaveValue(/^dong-jing-tawa/)

  await retype(page, 'URL', 'settings')
  await press(page, 'Create organization')
  await expect(slug).toHaveAccessibleDescription(/reserved/)
  await expect(slug).toBeFocused()
  await overtype(page, taken)
  await expect(slug).toHaveAccessibleDescription(/already taken/)
  await page.keyboard.press('Enter')
  // The check while typing says that it is taken; the response also says what is available.
  await expect(slug).toHaveAccessibleDescription(new RegExp(`${taken}-2 is available`))
  await expect(slug).toHaveAttribute('aria-invalid', 'true')
  await expect(slug).toBeFocused()
  await press(page, /^Use /)
  await expect(slug).toBeFocused()
  await expect(slug).toHaveAccessibleDescription(/Available/)
  await page.keyboard.press('Enter')
  await page.waitForURL('/signup/complete')
  await expectFocus(page)
})

test('sign-up and its second email respond the same for a new address and for one that has an account', async ({
  open,
}) => {
  const zoe = await person('Zoe')
  const answers = []
  for (const email of [newAddress('Olive'), zoe.email.toUpperCase()]) {
    const page = await open()
    await page.goto('/signup')
    await typeInto(page, 'Organization name', 'Second')
    await retype(page, 'URL', `second-${unique()}`)
    await typeInto(page, 'Email', email)
    await page.keyboard.press('Enter')
    await page.waitForURL('/signup/complete')
    await press(page, 'Send again')
    await expect(announcement(page)).toContainText('Email sent again.')
    await expectFocus(page)
    answers.push((await page.getByRole('main').innerText()).replace(email.toLowerCase(), '…'))
    if (email !== zoe.email.toUpperCase()) await mailTo(email, /^Activate your/, 2)
  }
  expect(answers[1]).toBe(answers[0])
  const mail = await mailTo(zoe.email, /already have a/)
  expect(mail.text).not.toContain('/activate/')
  await mailTo(zoe.email, /^Set a new/)
  // A browser that has not signed anyone up knows no address.
  const stranger = await open()
  await stranger.goto('/signup/complete')
  await expect(stranger.getByRole('heading', { name: 'Check your email' })).toBeVisible()
  await expect(stranger.getByRole('button', { name: 'Send again' })).toBeHidden()
})

test('an account with a replaced link is activated with the newest link and the keyboard, and only by its button', async ({
  page,
  request,
}) => {
  const { email, slug, link } = await signUp(page)
  // Too early: the response reveals nothing, and a link is sent all the same.
  await page.goto('/login')
  await typeInto(page, 'Email', email)
  await typeInto(page, 'Password', PASSWORD)
  await page.keyboard.press('Enter')
  await expect(problem(page)).toContainText('Incorrect email or password')
  await mailTo(email, /^Activate your/, 2)

  const main = page.getByRole('main')
  await page.goto('/activate/nonsense')
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
  const unknown = await main.innerText()
  await page.goto(link)
  await expect(main).toHaveText(unknown, { useInnerText: true })
  const mistyped = newAddress('Olive')
  await typeInto(page, 'Email', mistyped)
  await press(page, 'Send a new link')
  await expect(page.getByRole('status')).toContainText(mistyped)
  await press(page, 'try again', 'link')
  await typeInto(page, 'Email', email)
  await press(page, 'Send a new link')
  await expect(page.getByRole('status')).toContainText('Check your email')
  await expect(page.getByRole('status')).toContainText(email)
  await expectFocus(page)

  const newest = linkIn(await mailTo(email, /^Activate your/, 3), 'activate')
  for (let n = 0; n < 3; n++) expect((await request.get(newest)).status()).toBe(200)
  await request.head(newest)
  await page.goto(newest)
  await typeInto(page, 'Full name', 'Olive')
  const password = await typeInto(page, 'Password', 'passwordpassword')
  const repeated = await typeInto(page, 'Confirm password', 'passwordpassword')
  await page.keyboard.press('Enter')
  await expect(password).toHaveAccessibleDescription(/easy to guess/)
  await expect(password).toBeFocused()
  await overtype(page, PASSWORD)
  await press(page, 'Activate account')
  await expect(repeated).toHaveAccessibleDescription(/same password again/)
  await expect(repeated).toBeFocused()
  await overtype(page, PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(`/orgs/${slug}`)
  await expectFocus(page)
  await page.goto(newest)
  await expect(page.getByRole('heading', { name: 'This link is no longer valid' })).toBeVisible()
})
