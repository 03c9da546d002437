import { Failure } from './failure.mjs'
import { intoModel, read } from './generated-files.mjs'
import { mayBeEmpty, typeOf } from './kind-new-parse.mjs'
import { migrationNames } from './prisma.mjs'
import { modelText } from './resource-new/parse.mjs'
import { capital, uncapital } from './words.mjs'

/** Returns guildhall.config.ts with the kind added. */
export function changeConfig(config, { name, camel }) {
  const kinds = /(\n {2}kinds: \{)([^{}]*?),?\s*\}/
  const [, , listed = ''] = kinds.exec(config) ?? []
  if (!listed.trim())
    throw new Failure('guildhall.config.ts has no `kinds: { … }` to add to: write one first.')
  if (listed.split(',').some((entry) => entry.split(':')[0].trim().replaceAll("'", '') === name))
    throw new Failure(`guildhall.config.ts has a kind "${name}" already.`)
  const entry = name === camel ? name : `'${name}': ${camel}`
  return `import { ${camel} } from '@/kinds/${name}/kind'\n${config}`.replace(
    kinds,
    (_, before, list) => `${before}${list.trimEnd()}, ${entry} }`,
  )
}

/**
 * Returns the changed Prisma schema files: the kind's own with its two models, and those of the models
 * it references, in which Prisma requires the other side of each relation.
 * @param {Map<string, string>} schema every *.prisma with its text
 */
export function changeSchema(schema, kind) {
  const { name, pascal, camel, fields, memberFields } = kind
  const file = `prisma/${name}.prisma`
  if (schema.has(file)) throw new Failure(`There is a file ${file} already.`)
  refuseTaken(kind, [...schema.values()].join('\n'))
  const changed = new Map([[file, models(kind)]])
  const ways = [
    { model: 'Organization', line: `  ${camel} ${pascal}Organization?` },
    { model: 'Organization', line: `  ${camel}Members ${pascal}Member[]` },
    { model: 'OrganizationUser', line: `  ${camel} ${pascal}Member?` },
    ...[...fields, ...memberFields].flatMap(({ back }) => back ?? []),
  ]
  for (const { model, line } of ways) {
    const isIn = ([, text]) => text.includes(`model ${model} {\n`)
    const [home, text] = [...schema].find(isIn) ?? []
    if (!home) throw new Failure(`prisma/*.prisma has no model ${model}.`)
    changed.set(home, intoModel(changed.get(home) ?? text, model, `${line}\n`))
  }
  return changed
}

/** Refuses a name whose models or fields the schema has already. @throws {Failure} */
function refuseTaken({ name, pascal, camel }, schema) {
  const hasField = (model, field) =>
    new RegExp(`^ {2}${field} `, 'm').test(modelText(schema, model)) &&
    `"${field}" of the model ${model}`
  const hasModel = (model) => modelText(schema, model) && `the model ${model}`
  const by =
    hasField('Organization', camel) ||
    hasField('Organization', `${camel}Members`) ||
    hasField('OrganizationUser', camel) ||
    hasModel(`${pascal}Organization`) ||
    hasModel(`${pascal}Member`)
  if (by) throw new Failure(`"${name}" is taken, by ${by}: choose another name.`)
}

const models = ({
  name,
  pascal,
  words,
  fields,
  memberFields,
}) => `/// What a kind of organization has beside every organization's own: kinds/${name}/fields.ts.
model ${pascal}Organization {
  organizationId String @db.Uuid
  kind           String @default("${name}")
${fields.map(line).join('')}
${relations(fields)}  organization Organization @relation(fields: [organizationId, kind], references: [id, kind], onDelete: Cascade, onUpdate: NoAction)

  @@id([organizationId, kind])
${indexes(fields)}}

/// What a member of one (${words}) has beside every member's own.
model ${pascal}Member {
  organizationId String @db.Uuid
  userId         String @db.Uuid
  kind           String @default("${name}")
${memberFields.map(line).join('')}
${relations(memberFields)}  organization Organization     @relation(fields: [organizationId, kind], references: [id, kind], onDelete: Cascade, onUpdate: NoAction)
  member       OrganizationUser @relation(fields: [organizationId, userId], references: [organizationId, userId], onDelete: Cascade, onUpdate: NoAction)

  @@id([organizationId, userId])
${indexes(memberFields)}}
`

const relations = (fields) => fields.map(({ modelLines = '' }) => modelLines).join('')
const indexes = (fields) => fields.map(({ indexLine = '' }) => indexLine).join('')

function line(field) {
  const { prisma, mark, preset } = typeOf(field)
  const type = mayBeEmpty(field) ? `${prisma}?` : prisma
  return `  ${[field.name, type, mark, preset?.prisma].filter(Boolean).join(' ')}\n`
}

/**
 * Adds what a kind's relations need in Prisma's schema and in SQL: the column, the foreign key, and the
 * other side, which Prisma requires in the referenced model.
 * @param {Map<string, string>} schema every *.prisma with its text
 * @throws {Failure} if there is no such model or kind
 */
export function withRelations(kind, schema, kinds) {
  const models = [...schema.values()].join('\n')
  const each = (table, field) =>
    field.target ? { ...field, ...describe(field, { table, models, kinds }) } : field
  return {
    ...kind,
    fields: kind.fields.map((field) => each(`${kind.pascal}Organization`, field)),
    memberFields: kind.memberFields.map((field) => each(`${kind.pascal}Member`, field)),
  }
}

function describe(
  { name, type, target: [, pointsAt, label], isOptional },
  { table, models, kinds },
) {
  const mark = isOptional ? '?' : ''
  const fkey = `${table}_${name}_fkey`
  const noAction = `onDelete: NoAction, onUpdate: NoAction, map: "${fkey}"`
  const end = 'ON DELETE NO ACTION ON UPDATE NO ACTION;'
  const index = `CREATE INDEX "${table}_${name}_idx" ON "${table}"("${name}");`
  const indexLine = `  @@index([${name}])\n`
  const back = (model) => ({ model, line: `  ${uncapital(table)}${capital(name)} ${table}[]` })
  if (type === 'kind') {
    if (!kinds.includes(pointsAt)) throw new Failure(`There is no kind "${pointsAt}".`)
    const relation = `"${table}_${name}"`
    const { model, line } = back('Organization')
    return {
      key: { prisma: 'String', mark: '@db.Uuid', sql: 'UUID' },
      modelLines: `  ${name}Kind String @default("${pointsAt}")
  ${name}Organization Organization${mark} @relation(${relation}, fields: [${name}, ${name}Kind], references: [id, kind], ${noAction})\n`,
      indexLine,
      back: { model, line: `${line} @relation(${relation})` },
      column: `    "${name}Kind" TEXT NOT NULL DEFAULT '${pointsAt}',\n`,
      sql: `${index}

ALTER TABLE "${table}" ADD CONSTRAINT "${fkey}" FOREIGN KEY ("${name}", "${name}Kind") REFERENCES "Organization"("id", "kind") ${end}

-- What it points at is of this kind.
ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${name}Kind" CHECK ("${name}Kind" = '${pointsAt}');`,
    }
  }
  const key = keyOf(models, pointsAt, label, type === 'own')
  const own = type === 'own' ? ['organizationId, ', '"organizationId", '] : ['', '']
  return {
    key,
    modelLines: `  ${name}Row ${pointsAt}${mark} @relation(fields: [${own[0]}${name}], references: [${own[0]}id], ${noAction})\n`,
    indexLine,
    back: back(pointsAt),
    column: '',
    sql: `${index}

ALTER TABLE "${table}" ADD CONSTRAINT "${fkey}" FOREIGN KEY (${own[1]}"${name}") REFERENCES "${pointsAt}"(${own[1]}"id") ${end}`,
  }
}

/** Returns the type of a model's id, for the column that references it. */
function keyOf(models, model, label, isOwn) {
  const [, body] = new RegExp(`^model ${model} \\{\\n([^}]*)^\\}`, 'm').exec(models) ?? []
  if (!body) throw new Failure(`prisma/*.prisma has no model ${model}: write it first.`)
  const [, type, rest] = /^\s+id\s+(String|Int)\b(.*)$/m.exec(body) ?? []
  if (!type) throw new Failure(`The model ${model} has no "id" of text, UUIDs or numbers.`)
  if (!new RegExp(`^\\s+${label}\\s`, 'm').test(body))
    throw new Failure(`The model ${model} has no "${label}" to show in the choice.`)
  if (isOwn && !/@@(unique|id)\(\[organizationId, id\]\)/.test(body))
    throw new Failure(
      `The model ${model} needs @@unique([organizationId, id]): what points at one of its rows goes ` +
        'through the organization.',
    )
  const isMigrated = (name) =>
    read(`prisma/migrations/${name}/migration.sql`).includes(`CREATE TABLE "${model}"`)
  if (!migrationNames().some(isMigrated))
    throw new Failure(
      `No migration creates the table of the model ${model}: run npm run db:migration <name> first.`,
    )
  if (type === 'Int') return { prisma: 'Int', sql: 'INTEGER' }
  return /@db\.Uuid/.test(rest)
    ? { prisma: 'String', mark: '@db.Uuid', sql: 'UUID' }
    : { prisma: 'String', sql: 'TEXT' }
}
