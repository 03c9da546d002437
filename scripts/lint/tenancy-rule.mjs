import fs from 'node:fs'
import path from 'node:path'

/**
 * Requires rows of an organization to be queried through lib/tenancy, which always filters by
 * organization. Detects Prisma's own delegates by type, whatever their name, and table names in SQL.
 * @type {import('eslint').Rule.RuleModule}
 */
export const tenancyRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      delegate:
        'Rows of {{model}} belong to an organization: forOrganization(ctx, tx).{{name}}, or forUser(user).{{name}} to read.',
      sql: 'Rows of {{model}} belong to an organization, and this statement may forget which: forOrganization(ctx) does not.',
    },
  },
  create(context) {
    const { parserServices: services } = context.sourceCode
    if (!services?.getTypeAtLocation) return {}
    const models = new Map(ownedModels(context.cwd).map((model) => [onClient(model), model]))
    const isPrisma = (node) =>
      services.getTypeAtLocation(node).getProperty('$executeRaw') !== undefined

    function check(node, name, client) {
      const model = models.get(name)
      if (!model || !isPrisma(client)) return
      context.report({ node, messageId: 'delegate', data: { model, name } })
    }

    return {
      MemberExpression({ property, object, computed }) {
        check(property, computed ? property.value : property.name, object)
      },
      ObjectPattern(node) {
        for (const { key } of node.properties) if (key) check(key, key.name ?? key.value, node)
      },
      TaggedTemplateExpression({ tag, quasi }) {
        if (!/\$(queryRaw|executeRaw)$|^Prisma\.sql$/.test(nameOf(tag))) return
        const text = quasi.quasis.map(({ value }) => value.raw).join('?')
        for (const model of models.values())
          if (new RegExp(`"${model}"`).test(text))
            context.report({ node: quasi, messageId: 'sql', data: { model } })
      },
    }
  },
}

const onClient = (model) => model.charAt(0).toLowerCase() + model.slice(1)

const nameOf = (node) =>
  node.type === 'MemberExpression' ? `${nameOf(node.object)}.${node.property.name}` : node.name

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
