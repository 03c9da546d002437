import fs from 'node:fs'
import path from 'node:path'

/**
 * Returns the models whose rows belong to an organization and may be queried only by lib/tenancy: those
 * with an `organizationId`, except Guildhall's own (lib/tenancy/models.ts).
 * @param {string} root the project's folder
 * @returns {string[]} names as in the schema
 */
export function ownedModels(root) {
  const read = (file) => fs.readFileSync(path.join(root, file), 'utf8')
  const [, list] = /houseModels = \[([^\]]*)\]/.exec(read('lib/tenancy/models.ts'))
  const house = list.match(/\w+/g)
  const schema = fs
    .readdirSync(path.join(root, 'prisma'))
    .filter((name) => name.endsWith('.prisma'))
  const models = schema.map((name) => read(`prisma/${name}`)).join('\n')
  return [...models.matchAll(/^model (\w+) \{([^}]*)^\}/gm)]
    .filter(([, , fields]) => /^\s+organizationId\s/m.test(fields))
    .map(([, name]) => name)
    .filter((name) => !house.includes(name))
}
