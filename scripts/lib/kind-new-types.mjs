/** What a field can be: its zod schema, its type in schema.prisma, its column. */
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
    // A box is ticked or not: it is never empty.
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

/** @param {{ type: string }} field */
export const typeOf = (field) => (field.type === 'choice' ? choice : fieldTypes[field.type])

/** Whether the column may hold nothing. */
export const mayBeEmpty = (field) => field.isOptional && !typeOf(field).isNeverEmpty
