/**
 * The field types. `prisma` and `sql` are the column; `zod` the schema in lib/text/field-schemas.ts;
 * `ts` the type in a row; `sort` how lists are sorted by it; `isText` whether it is searched; `good`,
 * `other` and `bad` are the inputs of a test: two that are accepted, each with its stored value, and
 * one that is refused, with its code and message.
 */
export const fieldTypes = {
  text: {
    ...column('String', 'TEXT', 'string'),
    zod: 'textField()',
    sort: 'text',
    isText: true,
    good: (name) => [`Some ${name}`, `'Some ${name}'`],
    other: (name) => [`Another ${name}`, `'Another ${name}'`],
    bad: ['a\\u200Bb', 'name-characters', 'Remove invisible characters.'],
  },
  longtext: {
    ...column('String', 'TEXT', 'string'),
    zod: 'longTextField()',
    isText: true,
    good: () => ['Two\\nlines', "'Two\\nlines'"],
    other: () => ['One line', "'One line'"],
    bad: ["${'x'.repeat(2001)}", 'message-long', 'Use at most 2,000 characters.'],
  },
  integer: {
    ...column('Int', 'INTEGER', 'number'),
    zod: 'integerField()',
    sort: 'number',
    isNumber: true,
    good: () => ['12', '12'],
    other: () => ['-3', '-3'],
    bad: ['1.5', 'field-whole', 'Enter a whole number.'],
  },
  money: {
    ...column('Int', 'INTEGER', 'number'),
    zod: 'moneyField()',
    sort: 'number',
    isNumber: true,
    good: () => ['1234.5', '1234_50'],
    other: () => ['99', '99_00'],
    bad: ['1.234,56', 'money-invalid', 'Enter the amount in digits'],
  },
  boolean: {
    ...column('Boolean', 'BOOLEAN', 'boolean'),
    zod: 'booleanField()',
    preset: { prisma: '@default(false)', sql: 'DEFAULT false' },
    good: () => ['true', 'true'],
    other: () => ['', 'false'],
  },
  date: {
    ...column('DateTime', 'DATE', 'Date', '@db.Date'),
    zod: 'dateField()',
    sort: 'date',
    good: () => ['2031-01-30', "new Date('2031-01-30')"],
    other: () => ['2032-02-29', "new Date('2032-02-29')"],
    bad: ['30.1.2031', 'field-date', 'Enter a date.'],
  },
  datetime: {
    ...column('DateTime', 'TIMESTAMPTZ(3)', 'Date', '@db.Timestamptz(3)'),
    zod: 'dateTimeField()',
    sort: 'date',
    good: () => ['2031-01-30T13:05', "new Date('2031-01-30T13:05Z')"],
    other: () => ['2032-02-29T08:00', "new Date('2032-02-29T08:00Z')"],
    bad: ['2031-01-30', 'field-date', 'Enter a date.'],
  },
  url: {
    ...column('String', 'TEXT', 'string'),
    zod: 'urlField()',
    sort: 'text',
    isText: true,
    good: () => ['https://acme.test/a', "'https://acme.test/a'"],
    other: () => ['http://zenith.test', "'http://zenith.test'"],
    bad: ['acme', 'field-url', 'Enter a full address'],
  },
  email: {
    ...column('String', 'TEXT', 'string'),
    zod: 'emailSchema',
    sort: 'text',
    isText: true,
    good: () => ['Mia@acme.test', "'mia@acme.test'"],
    other: () => ['max@acme.test', "'max@acme.test'"],
    bad: ['mia', 'email-invalid', 'Enter one plain email address'],
  },
  member: {
    ...column('String', 'UUID', 'string', '@db.Uuid'),
    zod: 'idField()',
    good: () => ['', 'mia.id'],
    other: () => ['', 'max.id'],
    bad: ['nobody', 'field-choice', 'Choose one of these.'],
  },
}

const relation = { ...fieldTypes.member, good: undefined, other: undefined }

const choice = ({ options, enumName, constant }) => ({
  ...column(enumName, `"${enumName}"`, `(typeof ${constant})[number]`),
  zod: `choiceField(${constant})`,
  good: () => [options[0], `'${options[0]}'`],
  other: () => [options[1], `'${options[1]}'`],
  bad: ['none of these', 'field-choice', 'Choose one of these.'],
})

function column(prisma, sql, ts, mark) {
  return { prisma, sql, ts, mark }
}

/** @param {{ type: string }} field */
export const typeOf = (field) => {
  if (field.type === 'choice') return choice(field)
  return field.type === 'relation' ? relation : fieldTypes[field.type]
}

/** Whether the column may be null, which a former member's column also is. */
export const isNullable = ({ type, isOptional }) => isOptional || type === 'member'

/** The columns of the list: the title first, then as many of the others as fit. */
export const shownInList = ({ title, fields }) => [
  title,
  ...fields.filter((field) => field !== title && field.type !== 'longtext').slice(0, 4),
]
