import { Failure } from './failure.mjs'
import { intoModel } from './generated-files.mjs'
import { mayBeEmpty, typeOf } from './kind-new-types.mjs'

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
 * @returns {Map<string, string>}
 */
export function changeSchema(schema, kind) {
  const { name, pascal, camel, fields, memberFields } = kind
  const file = `prisma/${name}.prisma`
  if (schema.has(file)) throw new Failure(`There is a file ${file} already.`)
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
