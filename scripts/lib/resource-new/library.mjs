import { capital, withArticle } from '../words.mjs'
import { isNullable, shownInList, typeOf } from './types.mjs'

const has = ({ fields }, type) => fields.some((field) => field.type === type)

/** lib/<plural>/schema.ts */
export const schemaModule = ({ pascal, pascals, words, wordsPlural, id, fields, members }) => {
  const choices = fields.filter(({ type }) => type === 'choice')
  const used = fields.map((field) => typeOf(field).zod.split('(')[0])
  const helpers = new Set([
    ...used,
    'idField',
    ...fields.map((f) => f.isOptional && 'optional'),
    members.length > 0 && 'optional',
  ])
  const imported = [...helpers].filter((name) => name && name !== 'emailSchema').sort()
  return `import * as z from 'zod'
import { ${imported.join(', ')} } from '@/lib/text/field-schemas'
${used.includes('emailSchema') ? "import { emailSchema } from '@/lib/accounts/email-address'\n" : ''}
${
  has({ fields }, 'money')
    ? `/** The currency of every amount; what the database holds is its smallest unit. */
export const CURRENCY = 'EUR'

`
    : ''
}${choices
    .map(
      ({ constant, options }) =>
        `export const ${constant} = [${options.map((option) => `'${option}'`).join(', ')}] as const\n\n`,
    )
    .join('')}const ${id} = idField()

/** What a form says of ${withArticle(words)}. */
export const create${pascal}Schema = z.object({
${fields.map(zodLine).join('')}})
export type Create${pascal}Input = z.output<typeof create${pascal}Schema>

export const update${pascal}Schema = create${pascal}Schema.extend({ ${id} })
export type Update${pascal}Input = z.output<typeof update${pascal}Schema>

export const delete${pascal}Schema = z.object({ ${id} })
export type Delete${pascal}Input = z.output<typeof delete${pascal}Schema>
${
  members.length > 0
    ? `
/** Whose ${wordsPlural} become whose; from nobody: those that no member has, or no longer. */
export const reassign${pascals}Schema = z.object({ fromId: optional(idField()), toId: idField() })
export type Reassign${pascals}Input = z.output<typeof reassign${pascals}Schema>
`
    : ''
}`
}

function zodLine(field) {
  const { zod } = typeOf(field)
  return `  ${field.column}: ${field.isOptional ? `optional(${zod})` : zod},\n`
}

const selected = (fields) =>
  fields.map((field) => {
    if (field.type === 'member')
      return `${field.name}: { select: { user: { select: { name: true, email: true } } } },\n`
    if (field.type === 'relation')
      return `${field.name}: { select: { ${field.target.title}: true } },\n`
    return `${field.name}: true,\n`
  })

const rowType = (field) => {
  const { ts } = typeOf(field)
  return isNullable(field) ? `${ts} | null` : ts
}

// A row includes the label of what it refers to: the name of a member, the title of another row.
const worded = (fields) =>
  fields
    .filter(({ type }) => ['member', 'relation'].includes(type))
    .map((field) => {
      const { name, target } = field
      const words = target ? `${name}.${target.title}` : `displayName(${name}.user)`
      return `${name}: ${isNullable(field) ? `${name} && ${words}` : words},\n`
    })
    .join('')

const pointers = (fields) => fields.filter(({ type }) => ['member', 'relation'].includes(type))

/** lib/<plural>/queries.ts */
export const queriesModule = (resource) => {
  const { plural, pascal, pascals, camel, words, wordsPlural, fields, members } = resource
  const shown = shownInList(resource)
  const sorted = shown.filter((field) => typeOf(field).sort)
  const searched = fields.filter((field) => typeOf(field).isText)
  const inWords = pointers(shown).map(({ name }) => name)
  const inOne = [...pointers(fields).map(({ name }) => name), 'createdBy']
  const choices = shown.filter(({ type }) => type === 'choice')
  const takesChoices = pointers(fields).length > 0
  return `import 'server-only'
import { cache } from 'react'
${members.length > 0 ? "import { offeredMembers, type ChosenMembers } from '@/lib/access/membership-access'\n" : ''}import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { isUuid } from '@/lib/database/uuid'
import { containing } from '@/lib/lists/like-pattern'
import type { Page } from '@/lib/lists/read-page'
import { bothWays, rowPage } from '@/lib/lists/row-page'
${choices.length > 0 ? `import type { ${choices.map(({ constant }) => constant).join(', ')} } from '@/lib/${plural}/schema'\n` : ''}import { forOrganization } from '@/lib/tenancy/for-organization'
import { displayName } from '@/lib/accounts/person'

/** A row of the list of ${wordsPlural}. */
export interface ${pascal}Row {
  id: string
${shown.map((field) => `${field.type === 'money' ? '  /** Cents. */\n' : ''}  ${field.name}: ${rowType(field)}\n`).join('')}}

/** The orders of the list; the first is the one it has unless told. */
export const ${camel}Sorts = bothWays({
  createdAt: {},
${sorted.map(sortLine).join('')}})

interface ${pascals}Query {
  /** Part of ${listOf(searched.map(({ label }) => label.toLowerCase()))}. */
  search?: string
  /** Where the page before ended. */
  cursor?: string
  sort?: keyof typeof ${camel}Sorts
}

/** The organization's ${wordsPlural}, page by page. */
export async function list${pascals}(
  ctx: OrgContext,
  { search, cursor, sort = 'createdAt' }: ${pascals}Query = {},
): Promise<Page<${pascal}Row>> {
  const { where, page, ...order } = rowPage(${camel}Sorts, { sort, cursor })
  const found = await forOrganization(ctx).${camel}.findMany({
    where: { AND: [where, search?.trim() ? holds(search) : {}] },
    select: {
      id: true,
      ${selected(shown).join('      ')}    },
    ...order,${inWords.length > 0 ? "\n    relationLoadStrategy: 'join'," : ''}
  })
${
  inWords.length > 0
    ? `  const { rows, next } = page(found)
  return {
    rows: rows.map(({ ${inWords.join(', ')}, ...row }) => ({ ...row, ${worded(shown)} })),
    next,
  }`
    : '  return page(found)'
}
}

const holds = (search: string) => (${
    searched.length === 1
      ? `{ ${searched[0].name}: containing(search) }`
      : `{ OR: [${searched.map(({ name }) => `{ ${name}: containing(search) }`).join(', ')}] }`
  })

/**
 * ${capital(withArticle(words))}, with who added it and what the viewer may do to it; null for one that the
 * organization does not have. Read once a request, however many ask.
 */
export const find${pascal} = cache(async (ctx: OrgContext, id: string) => {
  if (!isUuid(id)) return null
  const ${camel} = await forOrganization(ctx).${camel}.findUnique({
    where: { id },
    select: {
      id: true,
      ${selected(fields).join('      ')}${pointers(fields)
        .map(({ column }) => `      ${column}: true,\n`)
        .join('')}      createdAt: true,
      createdBy: { select: { user: { select: { name: true, email: true } } } },
    },
    relationLoadStrategy: 'join',
  })
  if (!${camel}) return null
  const { ${inOne.join(', ')}, ...rest } = ${camel}
  return {
    ...rest,
    ${worded(fields)}    createdBy: createdBy && displayName(createdBy.user),
    can: { write: can(ctx.actor, '${camel}.write') },
  }
})
${takesChoices ? choicesQuery({ pascal, words, members, relations: resource.relations }) : ''}`
}

const listOf = (words) =>
  words.length === 1 ? `its ${words[0]}` : `its ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

function sortLine(field) {
  const { sort } = typeOf(field)
  const nullable = isNullable(field) ? ', nullable: true' : ''
  return `  ${field.name}: { column: '${field.name}', type: '${sort}'${nullable} },\n`
}

/** The other resources offered in its form, without duplicates. */
export const targetsOf = ({ relations }) => [
  ...new Map(relations.map(({ target }) => [target.name, target])).values(),
]

const choicesQuery = ({ pascal, words, members, relations }) => {
  const lists = [
    ...(members.length > 0
      ? [
          {
            list: 'members',
            find: `forOrganization(ctx).organizationUser.findMany({
      where: offeredMembers(chosen),
      select: { userId: true, user: { select: { name: true, email: true } } },
      orderBy: { id: 'asc' },
    })`,
            options:
              'members.map(({ userId, user }) => ({ value: userId, label: displayName(user) }))',
          },
        ]
      : []),
    ...targetsOf({ relations }).map(({ camel, camels, title }) => ({
      list: camels,
      find: `forOrganization(ctx).${camel}.findMany({
      select: { id: true, ${title}: true },
      orderBy: [{ ${title}: 'asc' }, { id: 'asc' }],
    })`,
      options: `${camels}.map((row) => ({ value: row.id, label: row.${title} }))`,
    })),
  ]
  const read =
    lists.length === 1
      ? `const ${lists[0].list} = await ${lists[0].find}`
      : `const [${lists.map(({ list }) => list).join(', ')}] = await Promise.all([
    ${lists.map(({ find }) => `${find},`).join('\n    ')}
  ])`
  return `
/** What the form of ${withArticle(words)} offers, as values with their labels. */
export async function list${pascal}Choices(ctx: OrgContext${members.length > 0 ? ', chosen?: ChosenMembers' : ''}) {
  ${read}
  return {
    ${lists.map(({ list, options }) => `${list}: ${options},`).join('\n    ')}
  }
}
`
}

/** lib/<plural>/commands.ts */
export const commandsModule = (resource) => {
  const { plural, pascal, pascals, camel, words, id, title, fields, members } = resource
  const points = pointers(fields)
  const check = points.length > 0
  const refusals = ['forbidden', ...(check ? ['fields-invalid'] : [])].join(' | ')
  return `import 'server-only'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { Tx } from '@/lib/db'
import { authorize, DomainError${check ? ', InvalidFields' : ''} } from '@/lib/errors'
import { record } from '@/lib/events/record'
import { changedFields } from '@/lib/kinds/changed-fields'
import { withOrgRows } from '@/lib/organizations/with-org-lock'
import type { Create${pascal}Input, Delete${pascal}Input, ${members.length > 0 ? `Reassign${pascals}Input, ` : ''}Update${pascal}Input } from '@/lib/${plural}/schema'
import { forOrganization } from '@/lib/tenancy/for-organization'
import { refusingUsed } from '@/lib/tenancy/refusals'

/**
 * Adds ${withArticle(words)} to the organization.
 * @throws DomainError ${refusals}
 */
export const create${pascal} = (ctx: OrgContext, input: Create${pascal}Input) =>
  withOrgRows(ctx, async (tx, actor) => {
    authorize(can(actor, '${camel}.write'))
${check ? '    await requireOwnRows(tx, ctx, input)\n' : ''}    const { id } = await forOrganization(ctx, tx).${camel}.create({
      // Staff are no members, and so have nothing here in their name.
      data: { ...input, createdById: actor.isStaff ? null : actor.userId },
      select: { id: true },
    })
    await record(tx, {
      type: '${camel}.created',
      organizationId: ctx.organization.id,
      actor: ctx.user,
      data: { ${id}: id, name: input.${title.name} },
    })
    return { id }
  })

/**
 * Changes ${withArticle(words)} of the organization; what stays as it was is no event.
 * @throws DomainError ${refusals} | not-found
 */
export const update${pascal} = (ctx: OrgContext, { ${id}: id, ...input }: Update${pascal}Input) =>
  withOrgRows(ctx, async (tx, actor) => {
    authorize(can(actor, '${camel}.write'))
    const change = changedFields(await ${camel}Of(tx, ctx, id), input)
    if (!change) return { id }
${check ? '    await requireOwnRows(tx, ctx, input)\n' : ''}    await forOrganization(ctx, tx).${camel}.update({
      where: { id },
      data: input,
      select: { id: true },
    })
    await record(tx, {
      type: '${camel}.updated',
      organizationId: ctx.organization.id,
      actor: ctx.user,
      data: { ${id}: id, name: input.${title.name}, ...change },
    })
    return { id }
  })

/**
 * Deletes ${withArticle(words)} of the organization.
 * @throws DomainError forbidden | not-found | in-use
 */
export const delete${pascal} = (ctx: OrgContext, { ${id}: id }: Delete${pascal}Input) =>
  refusingUsed(() =>
    withOrgRows(ctx, async (tx, actor) => {
      authorize(can(actor, '${camel}.write'))
      const { ${title.name === 'name' ? 'name' : `${title.name}: name`} } = await ${camel}Of(tx, ctx, id)
      await forOrganization(ctx, tx).${camel}.delete({ where: { id }, select: { id: true } })
      await record(tx, {
        type: '${camel}.deleted',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        data: { ${id}: id, name },
      })
    }),
  )
${members.length > 0 ? reassigning(resource) : ''}
/** What a form can change of it, found through the organization: a foreign one is simply not found. */
async function ${camel}Of(tx: Tx, ctx: OrgContext, id: string) {
  const ${camel} = await forOrganization(ctx, tx).${camel}.findUnique({
    where: { id },
    select: { ${fields.map(({ column }) => `${column}: true`).join(', ')} },
  })
  if (!${camel}) throw new DomainError('not-found')
  return ${camel}
}
${check ? ownRows(resource) : ''}`
}

// The first member field of a resource is the member who holds it.
const reassigning = ({ pascals, camel, wordsPlural, members: [{ column }] }) => `
/**
 * Gives the ${wordsPlural} of a member to another, or those that no member has.
 * @throws DomainError forbidden | fields-invalid
 */
export const reassign${pascals} = (ctx: OrgContext, { fromId, toId }: Reassign${pascals}Input) =>
  withOrgRows(ctx, async (tx, actor) => {
    authorize(can(actor, '${camel}.write'))
    const rows = forOrganization(ctx, tx)
    const to = await rows.organizationUser.findFirst({
      where: { userId: toId },
      select: { user: { select: { id: true, name: true, email: true } } },
    })
    if (!to || toId === fromId) throw new InvalidFields({ toId: 'field-choice' })
    const { count } = await rows.${camel}.updateMany({
      where: { ${column}: fromId },
      data: { ${column}: toId },
    })
    if (count > 0)
      await record(tx, {
        type: '${camel}.reassigned',
        organizationId: ctx.organization.id,
        actor: ctx.user,
        target: to.user,
        data: { fromId, count },
      })
    return { count }
  })
`

const ownRows = ({ pascal, members, relations }) => {
  const found = (field) => {
    const { name, column, target } = field
    const [model, where, key] = target
      ? [target.camel, `{ id: input.${column} }`, 'id']
      : ['organizationUser', `{ userId: input.${column} }`, 'userId']
    const find = `await rows.${model}.findFirst({ where: ${where}, select: { ${key}: true } })`
    return field.isOptional
      ? `  const ${name} = input.${column} === null || (${find})\n  if (!${name}) throw new InvalidFields({ ${column}: 'field-choice' })\n`
      : `  const ${name} = ${find}\n  if (!${name}) throw new InvalidFields({ ${column}: 'field-choice' })\n`
  }
  const what = [members.length > 0 && 'members', relations.length > 0 && 'rows']
  return `
/** Refuses ${what.filter(Boolean).join(' and ')} of another organization, or none that there are. */
async function requireOwnRows(tx: Tx, ctx: OrgContext, input: Create${pascal}Input) {
  const rows = forOrganization(ctx, tx)
${[...members, ...relations].map(found).join('')}}
`
}

/** lib/<plural>/actions.ts */
export const actionsModule = ({ plural, pascal, pascals, camel, camels, members }) => {
  const reassigns = members.length > 0
  const action = (verb, done, result, to) => `
export const ${verb}${pascal}Action = orgAction('${camel}.write', ${verb}${pascal}Schema, ${verb}${pascal}, {
  done: (${result}, { organization: { slug } }) => ({
    to: orgPath(slug, ${to}),
    flash: '${camel}${done}',
  }),
})
`
  const one = `\`${plural}/\${id}\``
  return `'use server'

import { orgAction } from '@/lib/action/define-action'
import { orgPath } from '@/lib/paths'
import { create${pascal}, delete${pascal}, ${reassigns ? `reassign${pascals}, ` : ''}update${pascal} } from '@/lib/${plural}/commands'
import { create${pascal}Schema, delete${pascal}Schema, ${reassigns ? `reassign${pascals}Schema, ` : ''}update${pascal}Schema } from '@/lib/${plural}/schema'
${action('create', 'Created', '{ id }', one)}${action('update', 'Saved', '{ id }', one)}${action('delete', 'Deleted', '_', `'${plural}'`)}${
    reassigns
      ? `
export const reassign${pascals}Action = orgAction('${camel}.write', reassign${pascals}Schema, reassign${pascals}, {
  done: ({ count }, { organization: { slug } }) => ({
    to: orgPath(slug, '${plural}'),
    flash: '${camels}Reassigned',
    values: { count: String(count) },
  }),
})
`
      : ''
  }`
}

/** lib/<plural>/resource.ts */
export const resourceModule = ({ plural, pascal, camel, camels, words, id, members }) => {
  const reassigns = members.length > 0
  const quoted = (name) => (/-/.test(name) ? `'${name}'` : name)
  return `import { defineResource } from '@/lib/config/define-resource'
import type * as schemas from '@/lib/${plural}/schema'
import messages from './messages.json' with { type: 'json' }

const permissions = {
  '${camel}.read': ['member', 'admin'],
  '${camel}.write': ['admin'],
} as const

const pages = {
  ${quoted(plural)}: { needs: '${camel}.read', label: 'nav.${camels}', icon: 'package' },
  '${plural}/[${id}]': { needs: '${camel}.read' },
  '${plural}/[${id}]/edit': { needs: '${camel}.write' },
  '${plural}/new': { needs: '${camel}.write' },
${reassigns ? `  '${plural}/reassign': { needs: '${camel}.write' },\n` : ''}} as const

declare module '@/lib/config/resources' {
  interface Resources {
    ${camels}: {
      permissions: typeof permissions
      pages: typeof pages
      messages: typeof messages.en
      schemas: { ${quoted(plural)}: typeof schemas }
      events: {
        '${camel}.created': { ${id}: string; name: string }
        '${camel}.updated': { ${id}: string; name: string; from: object; to: object }
        '${camel}.deleted': { ${id}: string; name: string }
${reassigns ? `        '${camel}.reassigned': { fromId: string | null; count: number }\n` : ''}      }
    }
  }
}

/** ${capital(withArticle(words))} belongs to an organization: docs/cookbook/belongs-to-an-organization.md. */
export const ${camels} = defineResource({
  permissions,
  pages,
  messages,
  eventKinds: ['${camel}'],
  firstStep: { page: '${plural}/new', table: '${pascal}' },
${reassigns ? `  heldBy: { table: '${pascal}', column: '${members[0].column}' },\n` : ''}})
`
}
