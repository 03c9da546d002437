import { Failure } from './failure.mjs'
import { isReservedWord, pascalCase, uncapital } from './words.mjs'

/** The field types: zod schema, type in schema.prisma, column. */
const fieldTypes = {
  text: {
    zod: () => "nameSchema('field-missing', 'field-long', 200)",
    prisma: 'String',
    sql: 'TEXT',
  },
  'long-text': {
    zod: ({ isOptional }) =>
      `z.string().trim()${isOptional ? '' : ".min(1, 'field-missing')"}.max(2000)`,
    prisma: 'String',
    sql: 'TEXT',
  },
  number: { zod: () => 'z.int32()', prisma: 'Int', sql: 'INTEGER' },
  boolean: {
    zod: () => 'z.boolean()',
    prisma: 'Boolean',
    sql: 'BOOLEAN',
    // A checkbox is true or false, never empty.
    isNeverEmpty: true,
    preset: { prisma: '@default(false)', sql: 'DEFAULT false' },
  },
  date: { zod: () => 'z.iso.date()', prisma: 'DateTime', mark: '@db.Date', sql: 'DATE' },
  email: { zod: () => 'z.email().max(254)', prisma: 'String', sql: 'TEXT' },
  url: {
    zod: () => 'z.url({ protocol: /^https?$/ }).max(500)',
    prisma: 'String',
    sql: 'TEXT',
  },
}

const choice = {
  zod: ({ options }) => `z.enum([${options.map((option) => `'${option}'`).join(', ')}])`,
  prisma: 'String',
  sql: 'TEXT',
}

/** The relation types; kind-new-changes.mjs resolves them with the schema's models. */
const relationTypes = {
  table: { form: /^([A-Z]\w*)\.(\w+)$/, usage: 'plan:table=SubscriptionPlan.name' },
  own: { form: /^([A-Z]\w*)\.(\w+)$/, usage: 'office:own=Office.city' },
  kind: { form: /^([a-z][a-z0-9-]*)$/, usage: 'partner:kind=organization' },
}

const relation = {
  zod: ({ target: [, first, label], type }) =>
    type === 'kind'
      ? `relation({ kind: '${first}' })`
      : `relation({ table: '${first}', label: '${label}'${type === 'own' ? ", within: 'organization'" : ''} })`,
}

/** @param {{ type: string }} field */
export const typeOf = (field) =>
  field.type === 'choice'
    ? choice
    : field.target
      ? { ...relation, ...field.key }
      : fieldTypes[field.type]

/** Whether the column is nullable. */
export const mayBeEmpty = (field) => field.isOptional && !typeOf(field).isNeverEmpty

const usage =
  'Usage: npm run kind:new <name> -- [field[:type]…] [--member field[:type]…], as in\n' +
  "  npm run kind:new club -- city seats:number 'since:date?' --member position\n" +
  `Types: ${Object.keys(fieldTypes).join(', ')}, words to choose from: level:gold|silver, ` +
  `and relations: ${Object.values(relationTypes)
    .map((type) => type.usage)
    .join(', ')}. ` +
  'A question mark at the end makes a field optional.'

// Names used by the forms and the tables (lib/config/check-backends.ts refuses the former at startup too).
const taken = new Set(
  `addresses constructor confirmation confirmPassword currentPassword email fields file id
  invitationId kind locale memberFields member message modifiedAt name newPassword next org
  organization organizationId password role rows slug step token user userId viewer`.split(/\s+/),
)

/**
 * Parses the arguments and derives the names.
 * @throws {Failure} for an invalid name or field
 */
export function parseKind([name, ...words]) {
  if (!name || name.startsWith('-')) throw new Failure(usage)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 32)
    throw new Failure(
      `"${name}" cannot be a kind: use up to 32 small letters, digits and inner hyphens.`,
    )
  if (['choose', 'kinds'].includes(name) || isReservedWord(name))
    throw new Failure(`"${name}" means something else already: choose another name.`)
  const at = words.indexOf('--member')
  const own = at < 0 ? words : words.slice(0, at)
  const members = at < 0 ? [] : words.slice(at + 1)
  const plain = own.length + members.length === 0
  const pascal = pascalCase(name)
  // The founder's form has both.
  ensureOnce([...own, ...members])
  return {
    name,
    pascal,
    camel: uncapital(pascal),
    words: name.replaceAll('-', ' '),
    // An optional example field.
    fields: (plain ? ['about:long-text?'] : own).map(parseField),
    memberFields: (plain ? ['position?'] : members).map(parseField),
  }
}

function ensureOnce(words) {
  const names = words.map((word) => word.split(/[:?]/)[0])
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice) throw new Failure(`"${twice}" is there twice.`)
}

function parseField(word) {
  const [, name, type = 'text', optional] = /^([^:?]*)(?::([^?]*))?(\?)?$/.exec(word) ?? []
  if (!name || !/^[a-z][A-Za-z0-9]*$/.test(name))
    throw new Failure(`"${word}" is no field: a small letter, then letters and digits.\n${usage}`)
  if (taken.has(name)) throw new Failure(`The forms have a "${name}" of their own: choose another.`)
  const options = type.includes('|') ? type.split('|') : undefined
  if (options?.some((option) => !/^[a-z][a-z0-9-]*$/.test(option)))
    throw new Failure(`"${word}": words to choose from are small letters, digits and hyphens.`)
  const [sort, pointsAt] = type.split('=')
  if (Object.hasOwn(relationTypes, sort)) {
    const target = relationTypes[sort].form.exec(pointsAt ?? '')
    if (!target) throw new Failure(`"${word}": write it like ${relationTypes[sort].usage}.`)
    return { name, type: sort, target, isOptional: Boolean(optional) }
  }
  if (!options && !Object.hasOwn(fieldTypes, type))
    throw new Failure(`There is no type "${type}".\n${usage}`)
  return { name, type: options ? 'choice' : type, options, isOptional: Boolean(optional) }
}
