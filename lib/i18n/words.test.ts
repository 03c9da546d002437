import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { vendor } from '@/kinds/vendor/kind'
import { messagesIn } from '@/lib/i18n/catalogues'
import { locales, type Locale } from '@/lib/i18n/locales'
import type { OwnMessages } from '@/lib/i18n/messages'
import { writeWords } from '@/lib/i18n/write-words'

/** The texts of a language, with their keys. */
const textsOf = (group: object, path = ''): [key: string, text: string][] =>
  Object.entries(group).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + name, value]]
      : textsOf(value as object, `${path}${name}.`),
  )

/** Matches the word itself, but not `{organizationName}` or the choices of a `select`. */
const saysOrganization = /(?<![{\w[])organi[sz]ation(en|s)?(?![\w}\]]| \{)|組織/i

/** Matches an article that does not change with the word. */
const fixedArticle =
  /\b(an?|eine?[mnrs]?|d(er|ie|as|e[mns])|(kein|dies|jed|ihr)e?[mnrs]?) \[organization[\]:]/i

const words: Record<string, { en: object; de: object; ja: object }> = {
  workspace: {
    en: { singular: 'Workspace', plural: 'Workspaces', inline: 'workspace' },
    de: {
      ...{ singular: 'Workspace', plural: 'Workspaces', inline: 'Workspace' },
      ...{ gender: 'masculine', genitive: 'Workspaces' },
    },
    ja: { singular: 'ワークスペース', plural: 'ワークスペース', inline: 'ワークスペース' },
  },
  team: {
    en: { singular: 'Team', plural: 'Teams', inline: 'team' },
    de: {
      ...{ singular: 'Team', plural: 'Teams', inline: 'Team' },
      ...{ gender: 'neuter', genitive: 'Teams' },
    },
    ja: { singular: 'チーム', plural: 'チーム', inline: 'チーム' },
  },
  practice: {
    en: { singular: 'Practice', plural: 'Practices', inline: 'practice' },
    de: { singular: 'Praxis', plural: 'Praxen', inline: 'Praxis', gender: 'feminine' },
    ja: { singular: '診療所', plural: '診療所', inline: '診療所' },
  },
  tenant: {
    en: { singular: 'Tenant', plural: 'Tenants', inline: 'tenant' },
    de: {
      ...{ singular: 'Mandant', plural: 'Mandanten', inline: 'Mandant', gender: 'masculine' },
      ...{ genitive: 'Mandanten', accusative: 'Mandanten', dative: 'Mandanten' },
    },
    ja: { singular: 'テナント', plural: 'テナント', inline: 'テナント' },
  },
}

/** The product with these kinds, and the messages a company sets. */
async function withKinds(kinds: object, messages: { [L in Locale]?: OwnMessages } = {}) {
  const { default: config } = await import('@/guildhall.config')
  vi.doMock('@/guildhall.config', () => ({
    default: { ...config, brand: { name: 'Guildhall' }, kinds, messages },
  }))
  return import('@/lib/i18n/catalogues')
}

/** The same with one kind that has one of the names above. */
const calledBy = (word: string) =>
  withKinds(
    { [word]: {} },
    Object.fromEntries(
      Object.entries(words[word]!).map(([locale, own]) => [locale, { kinds: { [word]: own } }]),
    ),
  )

beforeEach(() => vi.resetModules())
afterEach(() => {
  vi.doUnmock('@/guildhall.config')
  vi.resetModules()
})

describe.each(Object.keys(locales) as Locale[])('messages/%s.json', (locale) => {
  const own = new Set(['singular', 'plural', 'inline'].map((part) => `kinds.organization.${part}`))
  const texts = () => textsOf(messagesIn(locale)).filter(([key]) => !own.has(key))

  // The failures name the word directly; docs/translating.md explains how to write it.
  test('writes "organization" in brackets', () => {
    expect(texts().filter(([, text]) => saysOrganization.test(text))).toEqual([])
  })

  test('writes articles that agree with the word', () => {
    expect(texts().filter(([, text]) => fixedArticle.test(text))).toEqual([])
  })

  test('writes the product’s name in brackets', () => {
    expect(texts().filter(([, text]) => /Guildhall|productName/.test(text))).toEqual([])
  })
})

describe.each(Object.keys(words))('an organization is called a %s', (word) => {
  test('in every text of every language', async () => {
    const { catalogues } = await calledBy(word)
    for (const locale of Object.keys(locales) as Locale[]) {
      const texts = textsOf(catalogues[locale])
      expect(texts.filter(([, text]) => saysOrganization.test(text))).toEqual([])
      expect(texts.filter(([, text]) => /\[|\]|undefined/.test(text))).toEqual([])
    }
  })
})

// Their texts are among those above; this finds what a template says by itself, in any language.
test('in every email an organization is called by its name', async () => {
  await calledBy('workspace')
  const { renderMail } = await import('@/emails/render-mail')
  const { samples } = await import('@/emails/samples')
  for (const [name, variants] of Object.entries(samples))
    for (const props of variants) {
      const { subject, text } = await renderMail(name as never, props as never, { locale: 'en' })
      // URLs keep their path.
      const said = `${subject}\n${text}`.replace(/https?:\S+/g, '')
      expect(said, name).not.toMatch(saysOrganization)
    }
})

test('articles, cases and pronouns agree with the name', async () => {
  const say = async (word: string) => {
    vi.resetModules()
    const { en, de, ja } = (await calledBy(word)).catalogues
    return [
      en.nav.switcher.none,
      en.landing.picture,
      en.flash.organizationCreated,
      de.errors.forbidden,
      de.nav.switcher.noMatch,
      de.admin.organization.statusText,
      de.admin.membershipsPage.intro,
      de.kinds.organization.new,
      ja.nav.switcher.create,
    ]
  }
  expect(await say('workspace')).toEqual([
    'Choose a workspace',
    'A workspace in Guildhall with its figures, recent activity, owner and new members.',
    'Workspace created.',
    'Ihre Rolle erlaubt das nicht. Wenden Sie sich an einen Admin des Workspaces.',
    'Kein Workspace gefunden',
    'Nur das Support-Team sieht einen deaktivierten Workspace und kann ihn wieder aktivieren. Die Daten bleiben erhalten.',
    'Alle Mitgliedschaften in allen Workspaces.',
    'Neuer Workspace',
    '新しいワークスペース',
  ])
  expect((await say('team')).slice(3, 8)).toEqual([
    'Ihre Rolle erlaubt das nicht. Wenden Sie sich an einen Admin des Teams.',
    'Kein Team gefunden',
    'Nur das Support-Team sieht ein deaktiviertes Team und kann es wieder aktivieren. Die Daten bleiben erhalten.',
    'Alle Mitgliedschaften in allen Teams.',
    'Neues Team',
  ])
  expect((await say('practice')).slice(3, 8)).toEqual([
    'Ihre Rolle erlaubt das nicht. Wenden Sie sich an einen Admin der Praxis.',
    'Keine Praxis gefunden',
    'Nur das Support-Team sieht eine deaktivierte Praxis und kann sie wieder aktivieren. Die Daten bleiben erhalten.',
    'Alle Mitgliedschaften in allen Praxen.',
    'Neue Praxis',
  ])
  expect((await say('tenant'))[5]).toContain('sieht einen deaktivierten Mandanten')
})

test('the article depends on the first letter, or on the name’s own setting', () => {
  const say = (inline: string, indefinite?: string) =>
    writeWords(
      { a: '[An organization], [an organization]' },
      { inline, ...(indefinite && { indefinite }) },
      '',
    ).a
  expect(say('account')).toBe('An account, an account')
  expect(say('unit')).toBe('A unit, a unit')
  expect(say('hour', 'an hour')).toBe('An hour, an hour')
})

test('the built-in kind can be renamed', async () => {
  const { catalogues } = await withKinds(
    { organization: {} },
    Object.fromEntries(
      Object.entries(words.team!).map(([locale, team]) => [
        locale,
        { kinds: { organization: team } },
      ]),
    ),
  )
  for (const locale of ['en', 'de', 'ja', 'en-GB'] as const)
    expect(textsOf(catalogues[locale]).filter(([, text]) => saysOrganization.test(text))).toEqual(
      [],
    )
  expect(catalogues.de.errors.forbidden).toContain('einen Admin des Teams')
})

test('a kind without a name of its own is called an organization', async () => {
  const { catalogues } = await withKinds({ workspace: {} })
  expect(catalogues.en.nav.organizations).toBe('Organizations')
})

test('with several kinds the texts say "organization", and an email about one uses its name', async () => {
  const { catalogueOf, catalogues } = await withKinds({ organization: {}, vendor })
  expect(catalogues.en.mail.openOrganization).toBe('Open organization')
  expect(catalogueOf('en', 'vendor').mail.openOrganization).toBe('Open vendor')
  expect(catalogueOf('de', 'vendor').mail.roleChanged.why).toContain('Mitglied dieses Lieferanten')
  expect(catalogueOf('de', 'nothing')).toBe(catalogues.de)
})

test('a name without its gender is refused if people can choose the language', async () => {
  const team = { singular: 'Team', plural: 'Teams', inline: 'Team' }
  await expect(withKinds({ team: {} }, { de: { kinds: { team } } })).rejects.toThrow(
    'The texts in “de” need kinds.team.gender, since team is the only kind',
  )
})

test.each([
  [{ landing: { headline: 'Hello' } }, 'no text "headline" in messages.en.landing'],
  [{ landing: 'Hello' }, 'no text "landing" in messages.en'],
])('an unknown text is refused: %j', async (en, sentence) => {
  await expect(withKinds({ organization: {} }, { en: en as never })).rejects.toThrow(sentence)
})

test('unknown text in brackets is refused', () => {
  expect(() => writeWords({ a: 'All [organisations]' }, {}, '')).toThrow('[organisations]')
})

test('a company can replace single texts, using the brackets of the message', async () => {
  const { catalogues } = await withKinds(
    { organization: {} },
    { en: { landing: { heading: 'Your [organizations] at [product]' } } },
  )
  expect(catalogues.en.landing.heading).toBe('Your organizations at Guildhall')
  expect(catalogues.en.landing.create).toBe('Create organization')
  expect(catalogues['en-GB'].landing.heading).toBe('Your organizations at Guildhall')
  expect(catalogues.de.landing.heading).toBe('Organisationen, Mitglieder und Rollen für Ihr SaaS')
})
