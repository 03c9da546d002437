import { intoModel } from '../generated-files.mjs'
import { capital, withArticle } from '../words.mjs'
import { isNullable, typeOf } from './types.mjs'

/** prisma/<plural>.prisma */
export const schemaFile = (resource) => {
  const { pascal, words, plural, fields, title, members, relations } = resource
  return `/// ${capital(withArticle(words))} of an organization: lib/${plural}.
model ${pascal} {
  id String @id @default(uuid(7)) @db.Uuid
  organizationId String @db.Uuid
${fields.map(columnLine).join('')}  /// Null once that member is gone: a trigger on OrganizationUser empties it.
  createdById String? @db.Uuid
  createdAt DateTime @default(now()) @db.Timestamptz(3)
  modifiedAt DateTime @updatedAt @db.Timestamptz(3)

  organization Organization @relation(fields: [organizationId], references: [id], onDelete: Cascade)
  // Through the organization: a row of another one cannot be named.
${[...members, ...relations].map((field) => relationLine(resource, field)).join('')}\
  createdBy OrganizationUser? @relation(${relationName(resource, 'createdBy', members.length > 0)}fields: [organizationId, createdById], references: [organizationId, userId], onDelete: NoAction, onUpdate: NoAction)

  // The list is read in the order of ids or of names, page by page; and what points at ${withArticle(words)} goes
  // through both, so that it stays within the organization.
  @@unique([organizationId, id])
  @@index([organizationId, ${title.name}, id])
${[...members, ...relations].map(({ column }) => `  @@index([organizationId, ${column}])\n`).join('')}\
  @@index([organizationId, createdById])
}
${choices(resource)
  .map(
    ({ enumName, options }) => `
enum ${enumName} {
${options.map((option) => `  ${option}\n`).join('')}}
`,
  )
  .join('')}`
}

const choices = ({ fields }) => fields.filter(({ type }) => type === 'choice')

function columnLine(field) {
  const { prisma, mark, preset } = typeOf(field)
  const note = {
    money: '  /// In the smallest unit of the currency: cents.\n',
    member: '  /// Null once that member is gone: a trigger on OrganizationUser empties it.\n',
  }[field.type]
  const type = isNullable(field) ? `${prisma}?` : prisma
  return `${note ?? ''}  ${[field.column, type, preset?.prisma, mark].filter(Boolean).join(' ')}\n`
}

function relationLine(resource, field) {
  const { name, column, target } = field
  const [model, key] = target ? [target.pascal, 'id'] : ['OrganizationUser', 'userId']
  const mark = isNullable(field) ? '?' : ''
  const given = relationName(resource, name, needsName(resource, field))
  return `  ${name} ${model}${mark} @relation(${given}fields: [organizationId, ${column}], references: [organizationId, ${key}], onDelete: NoAction, onUpdate: NoAction)\n`
}

// If a model has two relations to another, Prisma requires a name for each.
const needsName = ({ relations }, { type, target }) =>
  type === 'member' || relations.filter((other) => other.target.name === target.name).length > 1

const relationName = ({ pascal }, name, isNeeded) =>
  isNeeded ? `"${pascal}${name.charAt(0).toUpperCase()}${name.slice(1)}", ` : ''

/** The schema files with the opposite side of each relation, which Prisma requires. */
export function backRelations(resource, read) {
  const { pascal, camels, members, relations } = resource
  const line = (field, isNamed) => {
    const way = isNamed ? `${camels}As${field.pascal}` : camels
    const given = isNamed ? ` @relation("${pascal}${field.pascal}")` : ''
    return `  ${way} ${pascal}[]${given}\n`
  }
  const creator =
    members.length > 0
      ? `  ${camels}Created ${pascal}[] @relation("${pascal}CreatedBy")\n`
      : `  ${camels} ${pascal}[]\n`
  const files = new Map()
  const add = (file, model, lines) =>
    files.set(file, intoModel(files.get(file) ?? read(file), model, lines))
  add('prisma/schema.prisma', 'Organization', `  ${camels} ${pascal}[]\n`)
  add(
    'prisma/schema.prisma',
    'OrganizationUser',
    creator + members.map((field) => line(field, true)).join(''),
  )
  for (const field of relations)
    add(field.target.file, field.target.pascal, line(field, needsName(resource, field)))
  return files
}

/** The migration: what Prisma generates, plus checks and triggers that its schema cannot express. */
export const migrationFile = (resource) => {
  const { pascal, words, fields, title, members, relations } = resource
  const pointing = [...members, ...relations]
  const index = (...columns) =>
    `-- CreateIndex
CREATE INDEX "${pascal}_${columns.join('_')}_idx" ON "${pascal}"(${columns.map((column) => `"${column}"`).join(', ')});

`
  const foreignKey = (column, table, key) =>
    `-- AddForeignKey
ALTER TABLE "${pascal}" ADD CONSTRAINT "${pascal}_organizationId_${column}_fkey" FOREIGN KEY ("organizationId", "${column}") REFERENCES "${table}"("organizationId", "${key}") ON DELETE NO ACTION ON UPDATE NO ACTION;

`
  return `${choices(resource)
    .map(
      ({ enumName, options }) => `-- CreateEnum
CREATE TYPE "${enumName}" AS ENUM (${options.map((option) => `'${option}'`).join(', ')});

`,
    )
    .join('')}-- CreateTable
CREATE TABLE "${pascal}" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
${fields.map(sqlColumn).join('')}    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "${pascal}_pkey" PRIMARY KEY ("id")
);

${index('organizationId', title.name, 'id')}${pointing.map(({ column }) => index('organizationId', column)).join('')}${index('organizationId', 'createdById')}-- CreateIndex
CREATE UNIQUE INDEX "${pascal}_organizationId_id_key" ON "${pascal}"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "${pascal}" ADD CONSTRAINT "${pascal}_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

${members.map(({ column }) => foreignKey(column, 'OrganizationUser', 'userId')).join('')}${relations
    .map(({ column, target }) => foreignKey(column, target.pascal, 'id'))
    .join('')}${foreignKey('createdById', 'OrganizationUser', 'userId')}
-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "${pascal}" ADD CONSTRAINT "${pascal}_${title.name}_present" CHECK (btrim("${title.name}") <> '');
${fields
  .filter(({ type }) => type === 'money')
  .map(
    ({ name }) =>
      `ALTER TABLE "${pascal}" ADD CONSTRAINT "${pascal}_${name}_not_negative" CHECK ("${name}" >= 0);\n`,
  )
  .join('')}
-- ${capital(withArticle(words))} outlives the members that it names.
${trigger(pascal, 'createdById')}${members.map(({ column }) => trigger(pascal, column)).join('')}`
}

const trigger = (pascal, column) =>
  `CREATE TRIGGER "OrganizationUser_leaves_${pascal}${column === 'createdById' ? '' : `_${column}`}" BEFORE DELETE ON "OrganizationUser"
  FOR EACH ROW EXECUTE FUNCTION member_is_forgotten('${pascal}', '${column}');
`

function sqlColumn(field) {
  const { sql, preset } = typeOf(field)
  const parts = [`"${field.column}"`, sql, !isNullable(field) && 'NOT NULL', preset?.sql]
  return `    ${parts.filter(Boolean).join(' ')},\n`
}
