import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Sorts the test files by their imports: `isolated` ones replace modules and need their own process,
 * `settings` load modules again, with other settings, `db` ones need a database, all others are `pure`.
 * Slow ones are excluded by name.
 */
export function sortTests(root: string) {
  const sorted = {
    ...{ pure: [] as string[], settings: [] as string[] },
    ...{ db: [] as string[], isolated: [] as string[] },
  }
  for (const file of filesIn(root)) {
    if (/\.test\.(tsx?|mjs)$/.test(file) && !file.includes('.slow.test.'))
      sorted[kindOf(readFileSync(join(root, file), 'utf8'))].push(file)
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
