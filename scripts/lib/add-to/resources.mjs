import fs from 'node:fs'
import path from 'node:path'

/**
 * The resources of a checkout (docs/cookbook/belongs-to-an-organization.md), such as the example, which
 * another app does not need. Their folders, models and migrations have the same names.
 */
export function readResources(checkout) {
  const names = fs
    .readdirSync(path.join(checkout, 'lib'))
    .filter((name) => fs.existsSync(path.join(checkout, `lib/${name}/resource.ts`)))
  const any = names.join('|') || '-'
  const own = new RegExp(
    `^((lib|components|app/orgs/\\[slug\\])/(${any})/|prisma/((${any})\\.prisma$|migrations/\\d+_(${any})/))`,
  )
  const models = names
    .map((name) => path.join(checkout, `prisma/${name}.prisma`))
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/^model (\w+)/gm)])
    .map(([, model]) => model)
  const relation = new RegExp(`^ +\\w+ +(${models.join('|') || '-'})(\\[\\]|\\?)?( .*)?\\n`, 'gm')
  return {
    have: (file) => own.test(file),
    outOfSchema: (schema) => schema.replace(relation, ''),
    outOfConfig: (config) =>
      config
        .replace(/^import .* from '@\/lib\/[\w-]+\/resource'\n/gm, '')
        .replace(/resources: \{[^}]*\}/, 'resources: {}'),
  }
}
