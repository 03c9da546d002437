import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const nouns =
  'access account-deletion accounts action activity admin backends brand config database domains ' +
  'events export form gallery i18n insights invitations join-links kinds lists mail members ops ' +
  'organizations ownership pictures shell tenancy text ui workarounds'
const core = new RegExp(
  `^((docs|emails|prisma|scripts)/|(components|lib)/(${nouns.replaceAll(' ', '|')})/|(lib/)?[^/]+$)`,
)
/** Tests of the core that check what the product's own configuration adds. */
export const ofConfiguration = [
  'components/form/backend-fields.test.ts',
  'lib/export/every-person.test.ts',
  'lib/i18n/catalogues.test.ts',
  'lib/kinds/contract.test.ts',
]

/**
 * Whether a test is of the core, which must pass whatever a product selects in guildhall.config.ts: it
 * runs with lib/testing/core.config.ts. All other tests run with guildhall.config.ts.
 */
export const isOfCore = (file: string) => core.test(file) && !ofConfiguration.includes(file)

/**
 * Sorts the test files by their imports: `isolated` ones replace modules and need their own process,
 * `settings` load modules again, with other settings, `db` ones need a database, all others are `pure`.
 * `slow` ones are named so.
 */
export function sortTests(root: string) {
  const sorted = {
    ...{ pure: [] as string[], settings: [] as string[], db: [] as string[] },
    ...{ isolated: [] as string[], slow: [] as string[] },
  }
  for (const file of filesIn(root)) {
    if (!/\.test\.(tsx?|mjs)$/.test(file)) continue
    const isSlow = file.includes('.slow.test.')
    sorted[isSlow ? 'slow' : kindOf(readFileSync(join(root, file), 'utf8'))].push(file)
  }
  return sorted
}

const filesIn = (root: string) =>
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !/^(\..*|node_modules|bench|e2e)$/.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((file) =>
            join(entry.name, file),
          )
        : [entry.name],
    )

const kindOf = (text: string) => {
  const usesDatabase =
    /'@\/lib\/(db|pictures\/database-store|testing\/(?!any-character|logged-errors|next-request|read-message|with-settings)[^']+)'|-contract'/
  const inDatabase = usesDatabase.test(text)
  if (/vi\.(un)?mock\(/.test(text)) return 'isolated'
  if (/withSettings|resetModules/.test(text)) return inDatabase ? 'isolated' : 'settings'
  return inDatabase ? 'db' : 'pure'
}
