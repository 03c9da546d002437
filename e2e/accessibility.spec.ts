import type { Locator, Response } from '@playwright/test'
import { everyPage } from './support/every-page'
import { openChoices } from './support/keyboard'
import { findingsInEveryLook, tooWide } from './support/looks'
import { pictureFile } from './support/picture-file'
import { expect, test } from './support/test'
import { withLinks, world, type Who } from './support/world'

// Each visits a dozen pages or more.
test.describe.configure({ timeout: 300_000 })

for (const viewers of [['nobody'], ['owner'], ['member', 'stranger'], ['staff']] as const)
  test(`axe finds nothing, nothing extends beyond the edge, and titles tell pages apart, as ${viewers.join(' and ')}`, async ({
    open,
  }) => {
    const made = viewers[0] === 'nobody' ? await withLinks(await world(), open) : await world()
    const titled = new Map<string, string>()
    for (const who of viewers) {
      const page = await open(who === 'nobody' ? null : made.people[who])
      for (const [file, template] of pathsOf(who)) {
        const answer = await page.goto(made.path(template))
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect.soft(await tooWide(page), `${template} reaches over the edge`).toEqual([])
        const found = await findingsInEveryLook(page, 'both', permitted[template])
        expect.soft(found, template).toEqual([])
        expect.soft(await page.evaluate(unsizedImages), `${template} will shift`).toEqual([])
        // A page that redirects is checked as the page it redirects to.
        if (!answer?.ok() || answer.request().redirectedFrom()) continue
        expect.soft(fontsPreloadedBy(answer), `${template} has its font`).toBe(1)
        const title = await page.title()
        expect.soft(titled.get(title) ?? file, `“${title}” is the title of one page`).toBe(file)
        titled.set(title, file)
        if (template.startsWith('/orgs/:slug'))
          expect.soft(title, template).toContain(`${made.name} · `)
      }
    }
  })

test('axe finds nothing in popups and in refused forms', async ({ open }) => {
  const made = await world()
  const page = await open(made.people.owner)
  const expectNothing = async (what: string, at?: 'desktop' | 'phone') =>
    // A menu is rendered outside of the landmarks, and belongs to its button. The landmarks themselves
    // are checked above, with the page.
    expect
      .soft(await findingsInEveryLook(page, at, ['region', 'landmark-unique']), what)
      .toEqual([])
  const close = async (opened: Locator) => {
    await page.keyboard.press('Escape')
    await expect(opened).toBeHidden()
  }
  await page.goto(made.path('/orgs/:slug/people/:max'))
  await page.getByRole('button', { name: /^Account menu/ }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNothing('the account menu', 'desktop')
  await close(page.getByRole('menu'))
  await page.getByRole('button', { name: /^Switch organization/ }).click()
  await expect(page.getByRole('menuitem', { name: 'All organizations' })).toBeVisible()
  await expectNothing('the switcher', 'desktop')
  await close(page.getByRole('menu'))
  await page.getByRole('button', { name: 'Remove from organization' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectNothing('a question')
  await close(page.getByRole('alertdialog'))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Open navigation' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNothing('the drawer', 'phone')
  await close(page.getByRole('dialog'))

  await page.getByRole('combobox', { name: 'Role' }).selectOption('admin')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Role changed.')).toBeVisible()
  await expectNothing('a toast')
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNothing('the command palette')
  await close(page.getByRole('dialog'))
  await page.goto(made.path('/orgs/:slug/people'))
  await page.getByRole('link', { name: 'Invite people' }).click()
  await expect(page.getByRole('dialog').getByLabel('Email', { exact: true })).toBeVisible()
  await expectNothing('the invite dialog')
  await page.goto(made.path('/orgs/:slug/settings'))
  await page.getByLabel('Upload picture').setInputFiles(await pictureFile())
  await expect(page.getByRole('dialog').getByLabel('Zoom')).toBeVisible()
  await expectNothing('the crop dialog')
  await page.goto('/dev/components')
  await openChoices(page.locator('[data-part=Combobox] select').first(), 'click')
  await expect(page.getByRole('listbox').getByRole('option', { name: 'Sam of Acme' })).toBeVisible()
  await expectNothing('a choice among many', 'desktop')
  await page.goto(made.path('/orgs/:slug/people/invite'))
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByText('Enter an email address.')).toBeVisible()
  await expectNothing('a refused form')
})

test('people who prefer reduced motion see none', async ({ open }) => {
  const made = await world()
  const page = await open(made.people.owner, { reducedMotion: 'reduce' })
  for (const path of ['/dev/components', made.path('/orgs/:slug/people/:max')]) {
    await page.goto(path)
    expect(await page.evaluate(whatMoves), path).toEqual([])
  }
  await page.getByRole('button', { name: 'Remove from organization' }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  expect(await page.evaluate(whatMoves)).toEqual([])
})

test('in forced colors buttons keep a border, and checkboxes their mark', async ({ open }) => {
  const page = await open(null, { forcedColors: 'active' })
  await page.goto('/dev/components')
  for (const part of ['Button', 'Input', 'Checkbox', 'RadioCards'])
    expect(await page.locator(`[data-part=${part}]`).evaluate(edgeless), part).toEqual([])
})

// One page has every part, and so some of them twice.
const permitted: Record<string, string[]> = { '/dev/components': ['landmark-unique'] }

/** The pages they visit: the file of each, and its path. */
const pathsOf = (who: Who) =>
  Object.entries(everyPage).flatMap(([file, visits]) =>
    (visits[who] ?? []).map((path) => [file, path] as const),
  )

const unsizedImages = () =>
  [...document.images]
    .filter((image) => !image.hasAttribute('width') || !image.hasAttribute('height'))
    .map((image) => image.outerHTML.slice(0, 100))

/** Announced before the page itself, in a header. */
const fontsPreloadedBy = (answer: Response) =>
  (answer.headers().link ?? '').split(',').filter((link) => /inter-.*as="font"/.test(link)).length

const whatMoves = () =>
  [...document.querySelectorAll('*')]
    .filter((element) => {
      const { animationDuration, transitionDuration, transitionProperty } =
        getComputedStyle(element)
      const lasting = transitionProperty === 'none' ? '0s' : transitionDuration
      const longest = `${animationDuration},${lasting}`.split(',').map(parseFloat)
      return Math.max(...longest) > 0.001
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 100))

/** Backgrounds are removed there: controls without their own or the browser's border disappear. */
const edgeless = (part: Element) =>
  [...part.querySelectorAll('button, input:not([type=hidden])')]
    .filter((element) => {
      const { appearance, borderTopWidth, borderTopStyle } = getComputedStyle(element)
      return (
        appearance === 'none' && (borderTopStyle === 'none' || parseFloat(borderTopWidth) === 0)
      )
    })
    .map(({ outerHTML }) => outerHTML.slice(0, 160))
