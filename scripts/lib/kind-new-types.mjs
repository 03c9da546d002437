/** The field types: zod schema, type in schema.prisma, column. */
export const fieldTypes = {
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

/** The relation types; kind-new-relations.mjs resolves them with the schema's models. */
export const relationTypes = {
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
