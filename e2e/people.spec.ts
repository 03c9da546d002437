import { acme } from './support/acme'
import { addMembers } from './support/members'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('people stand on pages of 25, in the order in which they joined', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 60)
  const page = await open(org.mia)
  await page.goto(`/orgs/${org.slug}/people`)
  const names = page.getByRole('table').getByRole('rowheader')
  const seen = new Set<string>()
  for (const count of [25, 25, 14]) {
    await expect(names).toHaveCount(count)
    for (const name of await names.allInnerTexts()) seen.add(name)
    if (count === 14) continue
    const first = await names.first().innerText()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect(names.first()).not.toHaveText(first, { useInnerText: true })
  }
  expect(seen.size).toBe(64)
  await expect(page.getByRole('link', { name: 'Next page' })).toBeHidden()
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(names.first()).toContainText(org.olive.name)
  await expect(page).toHaveURL(`/orgs/${org.slug}/people`)
})

test('people are found by a part of their name or address', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 60)
  const page = await open(org.mia)
  await page.goto(`/orgs/${org.slug}/people`)
  const names = page.getByRole('table').getByRole('rowheader')
  const search = page.getByLabel('Search people').and(page.getByRole('searchbox'))
  const find = async (text: string) => {
    await search.fill(text)
    await search.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === text)
  }
  await find('PERSON 1')
  await expect(names).toHaveCount(11)
  await find(`person.42@${org.slug}`)
  await expect(names).toHaveText([/Person 42/])
  await find('person')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(names.first()).toContainText('Person 26')
  await expect(search).toHaveValue('person')

  // What means something to SQL or HTML is plain text here.
  for (const text of ['%', '_', "'; --", '<b>', '\\']) {
    await find(text)
    await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible()
    await expect(page.getByText(`No name or address holds “${text}”.`)).toBeVisible()
  }
  await page.getByRole('link', { name: 'Show everybody' }).click()
  await expect(names).toHaveCount(25)
})

test('a nonsensical cursor and a long search are no error', async ({ open }) => {
  const org = await acme()
  const page = await open(org.mia)
  for (const query of [
    'cursor=nonsense',
    `cursor=${org.mia.id}`,
    'q=%00',
    `q=${'x'.repeat(3000)}`,
    'q=a&q=b',
    'cursor=a&cursor=b',
  ]) {
    const response = await page.goto(`/orgs/${org.slug}/people?${query}`)
    expect(response?.status(), query.slice(0, 40)).toBe(200)
  }
})

test('columns keep their places, whoever is on the page', async ({ open }) => {
  const org = await acme()
  await addMembers(org, 30)
  await sql(`UPDATE "User" SET name = $2 WHERE id = $1`, [
    org.max.id,
    'Donaudampfschiff '.repeat(4),
  ])
  const page = await open(org.olive)
  const places = async (query: string) => {
    await page.goto(`/orgs/${org.slug}/people${query}`)
    const heads = page.getByRole('columnheader')
    await expect(heads.first()).toBeVisible()
    return heads.evaluateAll((all) => all.map((head) => head.getBoundingClientRect().left))
  }
  const whole = await places('')
  expect(whole.length).toBeGreaterThan(2)
  for (const query of ['?q=person.7', `?q=${org.max.email}`, '?role=admin', '?sort=-name'])
    expect(await places(query), query).toEqual(whole)
})

test('admins go between members and invitations by tabs, and members see none', async ({
  open,
}) => {
  const org = await acme()
  const [admin, member] = [await open(org.adam, { javaScriptEnabled: false }), await open(org.mia)]
  await admin.goto(`/orgs/${org.slug}/people`)
  const tabs = admin.getByRole('navigation', { name: 'People' }).getByRole('link')
  await expect(tabs).toHaveText(['Members', 'Invitations (0)'])
  await expect(tabs.first()).toHaveAttribute('aria-current', 'page')
  await tabs.last().click()
  await admin.waitForURL(`/orgs/${org.slug}/invitations`)
  await expect(tabs.last()).toHaveAttribute('aria-current', 'page')
  await member.goto(`/orgs/${org.slug}/people`)
  await expect(member.getByRole('table')).toBeVisible()
  await expect(member.getByRole('link', { name: /^Invitations/ })).toBeHidden()
})
