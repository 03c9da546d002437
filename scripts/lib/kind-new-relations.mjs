import { Failure } from './failure.mjs'

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
  const back = (model) => ({ model, line: `  ${lower(table)}${upper(name)} ${table}[]` })
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
  if (type === 'Int') return { prisma: 'Int', sql: 'INTEGER' }
  return /@db\.Uuid/.test(rest)
    ? { prisma: 'String', mark: '@db.Uuid', sql: 'UUID' }
    : { prisma: 'String', sql: 'TEXT' }
}

const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1)
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1)
