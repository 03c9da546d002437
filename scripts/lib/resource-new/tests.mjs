import { capital, inWords, withArticle } from '../words.mjs'
import { targetsOf } from './library.mjs'
import { modelText } from './parse.mjs'
import { isNullable, shownInList, typeOf } from './types.mjs'

const required = ({ fields, title }) =>
  fields.filter((field) => field !== title && !isNullable(field) && field.type !== 'boolean')

/** lib/<plural>/testing.ts */
export const testingModule = (resource) => {
  const {
    pascal,
    camel,
    words,
    title,
    members: [holder],
  } = resource
  const others = required(resource)
  const made = others.filter(({ type }) => type === 'relation')
  const data = [
    'organizationId',
    title.name,
    ...others.map((field) =>
      field.type === 'relation'
        ? field.column
        : `${field.name}: ${typeOf(field).other(field.label.toLowerCase())[1]}`,
    ),
    ...(holder ? [holder.column] : []),
  ]
  return `import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
${targetsOf({ relations: made })
  .map(({ camel: other, plural }) => `import { ${other} } from '@/lib/${plural}/testing'\n`)
  .join('')}
/** ${capital(withArticle(words))} of an organization of a test's own, written without the command. */
export async function ${camel}(organizationId: string, ${title.name} = \`${pascal} \${randomUUID()}\`${holder ? `, ${holder.column}: string | null = null` : ''}) {
${made.map(({ column, target }) => `  const { id: ${column} } = await ${target.camel}(organizationId)\n`).join('')}  return db.${camel}.create({ data: { ${data.join(', ')} } })
}
`
}

const values = (fields, which) =>
  fields
    .filter(({ type }) => type !== 'relation')
    .map((field) => `${field.column}: ${typeOf(field)[which](field.label.toLowerCase())[1]},`)

/** lib/<plural>/<plural>.test.ts */
export const unitTest = (resource) => {
  const { plural, pascal, pascals, camel, words, id, title, fields } = resource
  const { members, relations } = resource
  const [holder] = members
  const targets = targetsOf(resource)
  const points = [...members, ...relations]
  const inputOf = (which) =>
    [
      ...values(fields, which),
      ...relations.map(({ column, target }) => `${column}: ${target.camel}.id,`),
    ].join('\n  ')
  const usedMember = (which) => (which === 'good' ? 'mia' : 'max')
  const takes = (which) => [
    ...(members.length > 0 ? [usedMember(which)] : []),
    ...targets.map((target) => target.camel),
  ]
  const params = (which) => {
    const names = takes(which)
    return names.length > 0 ? `{ ${names.join(', ')} }: World` : ''
  }
  const given = points.length > 0 ? 'made' : ''
  const sorted = shownInList(resource).filter((field) => typeOf(field).sort)
  const searched = fields.filter((field) => typeOf(field).isText)
  const refused = fields.filter((field) => typeOf(field).bad)
  const titleOf = (which) => typeOf(title)[which](title.label.toLowerCase())[1]
  return `import { describe, expect, test } from 'vitest'
import config from '@/guildhall.config'
${members.length > 0 ? "import type { ChosenMembers } from '@/lib/access/membership-access'\n" : ''}import type { OrgContext } from '@/lib/access/org-context'
import { db, pool } from '@/lib/db'
import { removeMember } from '@/lib/members/remove-member'
${members.length > 0 ? "import { suspendMember } from '@/lib/members/suspend-member'\n" : ''}import { deleteForGood } from '@/lib/testing/deletion'
${targets.map((target) => `import { delete${target.pascal} } from '@/lib/${target.plural}/commands'\nimport { ${target.camel} as make${target.pascal} } from '@/lib/${target.plural}/testing'\n`).join('')}import { create${pascal}, delete${pascal}, ${holder ? `reassign${pascals}, ` : ''}update${pascal} } from '@/lib/${plural}/commands'
import { find${pascal}, list${pascals}, ${camel}Sorts${points.length > 0 ? `, list${pascal}Choices` : ''} } from '@/lib/${plural}/queries'
import { create${pascal}Schema, type Create${pascal}Input } from '@/lib/${plural}/schema'
import { ${camel} } from '@/lib/${plural}/testing'
import { acme, as } from '@/lib/testing/people'
import { expectRefusal } from '@/lib/testing/refusal'
import { nothingChanges } from '@/lib/testing/snapshot'
import { watch } from '@/lib/testing/watch'
import { testWhoMayWrite } from '@/lib/testing/who-may-write'

type World = Awaited<ReturnType<typeof world>>
type Command = (ctx: OrgContext, made: World) => Promise<unknown>

async function world() {
  const org = await acme()
  return {
    ...org,
    mine: await ${camel}(org.id${holder ? ", 'Mine', org.mia.id" : ''}),
    theirs: await ${camel}(org.other.id),
${targets.map((target) => `    ${target.camel}: await make${target.pascal}(org.id),\n    foreign${target.pascal}: await make${target.pascal}(org.other.id),\n`).join('')}  }
}

const input = (${params('good')}): Create${pascal}Input => ({
  ${inputOf('good')}
})

const changed = (${params('other')}): Create${pascal}Input => ({
  ${inputOf('other')}
})

describe('Adam, an admin,', () => {
  test('creates ${withArticle(words)}, which is in his name', async () => {
    const made = await world()
    const ctx = await as(made.adam, made.slug)
    const { result, events } = await watch(() => create${pascal}(ctx, input(${given})))
    const row = await db.${camel}.findUniqueOrThrow({ where: { id: result.id } })
    const owned = { organizationId: made.id, createdById: made.adam.id }
    expect(row).toMatchObject({ ...input(${given}), ...owned })
    const data = { ${id}: result.id, name: ${titleOf('good')} }
    expect(events).toEqual([{ type: '${camel}.created', actor: 'Adam', data }])
    expect((await find${pascal}(ctx, result.id))?.createdBy).toBe('Adam')
  })

  test('changes it, and what stays as it was is no event', async () => {
    const made = await world()
    const ctx = await as(made.adam, made.slug)
    const { id } = await create${pascal}(ctx, input(${given}))
    const change = () => update${pascal}(ctx, { ${id}: id, ...changed(${given}) })
    const { events } = await watch(change)
    expect(events).toMatchObject([
      {
        type: '${camel}.updated',
        data: { ${id}: id, name: ${titleOf('other')}, from: { ${title.name}: ${titleOf('good')} }, to: { ${title.name}: ${titleOf('other')} } },
      },
    ])
    expect(await db.${camel}.findUnique({ where: { id } })).toMatchObject(changed(${given}))
    expect(await nothingChanges(change)).toEqual({ id })
  })

  test('deletes it, once', async () => {
    const { slug, adam, mine } = await world()
    const ctx = await as(adam, slug)
    const { events } = await watch(() => delete${pascal}(ctx, { ${id}: mine.id }))
    const data = { ${id}: mine.id, name: mine.${title.name} }
    expect(events).toEqual([{ type: '${camel}.deleted', actor: 'Adam', data }])
    expect(await find${pascal}(ctx, mine.id)).toBeNull()
    await expectRefusal('not-found', () => delete${pascal}(ctx, { ${id}: mine.id }))
  })
${holder ? reassigning(resource) : ''}})

const commands: Record<string, Command> = {
  create${pascal}: (ctx${points.length > 0 ? ', made' : ''}) => create${pascal}(ctx, input(${given})),
  update${pascal}: (ctx, made) => update${pascal}(ctx, { ${id}: made.mine.id, ...input(${given}) }),
  delete${pascal}: (ctx, { mine }) => delete${pascal}(ctx, { ${id}: mine.id }),
${holder ? `  reassign${pascals}: (ctx, { mia, max }) => reassign${pascals}(ctx, { fromId: mia.id, toId: max.id }),\n` : ''}}

describe.each(Object.entries(commands))('%s', (_, command) => {
  testWhoMayWrite(['${camel}.read', '${camel}.write'], world, command)
})

describe('${withArticle(words)} of another organization', () => {
  test.each<[string, Command]>([
    ['update${pascal}', (ctx, made) => update${pascal}(ctx, { ${id}: made.theirs.id, ...input(${given}) })],
    ['delete${pascal}', (ctx, { theirs }) => delete${pascal}(ctx, { ${id}: theirs.id })],
  ])('is not found by %s', async (_, command) => {
    const made = await world()
    const ctx = await as(made.olive, made.slug)
    await expectRefusal('not-found', () => command(ctx, made))
  })

  test('is not shown and not listed', async () => {
    const { olive, slug, mine, theirs } = await world()
    const ctx = await as(olive, slug)
    expect(await find${pascal}(ctx, theirs.id)).toBeNull()
    expect((await list${pascals}(ctx)).rows.map(({ id }) => id)).toEqual([mine.id])
    expect((await list${pascals}(ctx, { search: theirs.${title.name} })).rows).toEqual([])
  })
})

describe('the list', () => {
  test.each(Object.keys(${camel}Sorts) as (keyof typeof ${camel}Sorts)[])(
    'in the order %s comes page by page: none is missing, none comes twice',
    async (sort) => {
      const made = await world()
      const ctx = await as(made.adam, made.slug)
      for (let n = 0; n < config.pageSize; n++) await ${camel}(made.id)
      const { id } = await create${pascal}(ctx, input(${given}))
      const all: string[] = []
      let cursor: string | null | undefined
      while (cursor !== null) {
        const page = await list${pascals}(ctx, { sort, cursor })
        all.push(...page.rows.map((row) => row.id))
        cursor = page.next
      }
      expect(all).toHaveLength(config.pageSize + 2)
      expect(new Set(all).size).toBe(config.pageSize + 2)
      expect(all).toContain(id)
      const other = await list${pascals}(ctx, { sort, cursor: 'nonsense' })
      expect(other.rows.map((row) => row.id)).toEqual(all.slice(0, config.pageSize))
    },
  )

  test('is in the order of ${sorted[0].label.toLowerCase()}, and the other way round', async () => {
    const { id, mia, slug } = await acme()
    for (const ${title.name} of ['Beta', 'Alpha', 'Gamma']) await ${camel}(id, ${title.name})
    const ctx = await as(mia, slug)
    const names = async (sort: keyof typeof ${camel}Sorts) =>
      (await list${pascals}(ctx, { sort })).rows.map((row) => row.${title.name})
    expect(await names('${title.name}')).toEqual(['Alpha', 'Beta', 'Gamma'])
    expect(await names('-${title.name}')).toEqual(['Gamma', 'Beta', 'Alpha'])
    expect(await names('createdAt')).toEqual(['Beta', 'Alpha', 'Gamma'])
  })

  test.each([${searched.map((field) => `['${field.name}', ${searchFor(field)}]`).join(', ')}])('is searched by %s', async (_, search) => {
    const made = await world()
    const ctx = await as(made.adam, made.slug)
    const { id } = await create${pascal}(ctx, input(${given}))
    const found = await list${pascals}(ctx, { search: search.slice(1).toUpperCase() })
    expect(found.rows.map((row) => row.id)).toEqual([id])
    expect((await list${pascals}(ctx, { search: '%' })).rows).toEqual([])
  })
})
${points.length > 0 ? pointing(resource) : ''}
describe('${withArticle(words)}', () => {
  test('outlives the members that it names', async () => {
    const made = await world()
    const { id } = await create${pascal}(await as(made.adam, made.slug), input(${given}))
    const ctx = await as(made.olive, made.slug)
    for (const { id: userId } of [made.adam, made.mia]) await removeMember(ctx, { userId })
    expect(await db.${camel}.findUnique({ where: { id } })).toMatchObject({
      createdById: null,
${members.map(({ column }) => `      ${column}: null,\n`).join('')}    })
  })

  test('goes with its organization, and no other one’s does', async () => {
    const { name, slug, olive, theirs, ...org } = await world()
    await deleteForGood(await as(olive, slug), name)
    expect(await db.${camel}.count({ where: { organizationId: org.id } })).toBe(0)
    expect(await db.${camel}.findUnique({ where: { id: theirs.id } })).toEqual(theirs)
  })
})

test.each<[string, string, (made: World) => string]>([
  ['a creator', '${pascal}_organizationId_createdById_fkey', ({ zoe }) => \`"createdById" = '\${zoe.id}'\`],
${members
  .map(
    ({ label, column }) =>
      `  ['${withArticle(label.toLowerCase())}', '${pascal}_organizationId_${column}_fkey', ({ zoe }) => \`"${column}" = '\${zoe.id}'\`],\n`,
  )
  .join('')}${relations
    .map(
      ({ label, column, target }) =>
        `  ['${withArticle(label.toLowerCase())}', '${pascal}_organizationId_${column}_fkey', (made) => \`"${column}" = '\${made.foreign${target.pascal}.id}'\`],\n`,
    )
    .join(
      '',
    )}])('plain SQL cannot give it %s of another organization', async (_, constraint, set) => {
  const made = await world()
  const text = \`UPDATE "${pascal}" SET \${set(made)} WHERE id = '\${made.mine.id}'\`
  const stopped = await nothingChanges(() =>
    pool()
      .query(text)
      .then(
        () => 'nothing',
        (error: { constraint?: string }) => error.constraint,
      ),
  )
  expect(stopped).toBe(constraint)
})

test.each([
${refused.map((field) => `  ['${field.column}', ${quoted(typeOf(field).bad[0])}, '${typeOf(field).bad[1]}'],`).join('\n')}
])('the form refuses as %s %j: %s', (field, typed, code) => {
  const issues = create${pascal}Schema.safeParse({ [field]: typed }).error?.issues ?? []
  expect(issues.find(({ path }) => path[0] === field)?.message).toBe(code)
})
`
}

const quoted = (text) => (text.includes('${') ? `\`${text}\`` : `'${text}'`)
const searchFor = (field) => {
  const [, stored] = typeOf(field).good(field.label.toLowerCase())
  return stored.replaceAll('\\n', ' ').replace("'Two lines'", "'lines'")
}

const offering = (
  pascal,
  hasMore,
) => `${hasMore ? `    const choices = await list${pascal}Choices(ctx)\n` : ''}    // A suspended member is offered where they are chosen already.
    await suspendMember(await as(made.olive, made.slug), { userId: made.max.id })
    const names = async (chosen?: ChosenMembers) =>
      (await list${pascal}Choices(ctx, chosen)).members.map(({ label }) => label)
    expect(await names()).toEqual(['Olive', 'Adam', 'Mia'])
    expect(await names([made.max.id, null])).toEqual(['Olive', 'Adam', 'Mia', 'Max'])
    expect(await names('everyone')).toEqual(['Olive', 'Adam', 'Mia', 'Max'])
`

const reassigning = ({ pascals, camel, wordsPlural, members: [{ column }] }) => `
  test('reassigns the ${wordsPlural} of a member, once', async () => {
    const { id, slug, adam, mia, max, mine } = await world()
    const others = await ${camel}(id, 'Of nobody')
    const ctx = await as(adam, slug)
    const reassign = () => reassign${pascals}(ctx, { fromId: mia.id, toId: max.id })
    const { events } = await watch(reassign)
    const data = { fromId: mia.id, count: 1 }
    expect(events).toEqual([{ type: '${camel}.reassigned', actor: 'Adam', target: 'Max', data }])
    expect(await db.${camel}.findUnique({ where: { id: mine.id } })).toMatchObject({ ${column}: max.id })
    expect(await db.${camel}.findUnique({ where: { id: others.id } })).toEqual(others)
    expect(await nothingChanges(reassign)).toEqual({ count: 0 })
  })

  test('reassigns those that no member has, in no other organization', async () => {
    const { id, slug, adam, max, zoe, mine, theirs } = await world()
    await ${camel}(id, 'Of nobody')
    const ctx = await as(adam, slug)
    expect(await reassign${pascals}(ctx, { fromId: null, toId: max.id })).toEqual({ count: 1 })
    expect(await db.${camel}.findUnique({ where: { id: mine.id } })).toEqual(mine)
    expect(await db.${camel}.findUnique({ where: { id: theirs.id } })).toEqual(theirs)
    for (const { id: toId } of [zoe, max]) {
      const reassign = () => reassign${pascals}(ctx, { fromId: max.id, toId })
      await expectRefusal('fields-invalid', reassign, 'toId')
    }
  })
`

const pointing = (resource) => {
  const { pascal, words, id, members, relations } = resource
  const wrong = [
    ...members.map(({ column }) => `['${column}', ({ zoe }) => zoe.id]`),
    ...relations.map(
      ({ column, target }) => `['${column}', (made) => made.foreign${target.pascal}.id]`,
    ),
  ]
  return `
describe('what it points at', () => {
  test.each<[string, (made: World) => string]>([${wrong.join(', ')}])(
    '%s is of its own organization',
    async (field, foreign) => {
      const made = await world()
      const ctx = await as(made.adam, made.slug)
      const wrong = { ...input(made), [field]: foreign(made) }
      await expectRefusal('fields-invalid', () => create${pascal}(ctx, wrong), field)
      const change = () => update${pascal}(ctx, { ${id}: made.mine.id, ...wrong })
      await expectRefusal('fields-invalid', change, field)
    },
  )

  test('can be chosen from its own organization alone', async () => {
    const made = await world()
    const ${members.length > 0 ? 'ctx' : 'choices'} = await ${members.length > 0 ? 'as(made.adam, made.slug)' : `list${pascal}Choices(await as(made.adam, made.slug))`}
${members.length > 0 ? offering(pascal, relations.length > 0) : ''}${targetsOf({ relations })
    .map(
      ({ camels, camel: other, pascal: Other }) =>
        `    const ${camels} = choices.${camels}.map(({ value }) => value)
    expect(${camels}).toContain(made.${other}.id)
    expect(${camels}).not.toContain(made.foreign${Other}.id)
`,
    )
    .join('')}  })
${targetsOf({ relations })
  .map(
    ({ pascal: Other, camel: other, id: otherId }) => `
  test('a ${other} that ${withArticle(words)} points at cannot be deleted', async () => {
    const made = await world()
    const ctx = await as(made.adam, made.slug)
    await create${pascal}(ctx, input(made))
    await expectRefusal('in-use', () => delete${Other}(ctx, { ${otherId}: made.${other}.id }))
  })
`,
  )
  .join('')}})
`
}

/** e2e/<plural>.spec.ts */
export const browserStory = (resource, read) => {
  const { plural, pascal, pascals, words, wordsPlural, title, fields } = resource
  const { members, relations } = resource
  const label = (field) => {
    const isPart = fields.some(
      (other) => other !== field && other.label.toLowerCase().includes(field.label.toLowerCase()),
    )
    return isPart ? `/^${field.label}(optional)?$/` : `'${field.label}'`
  }
  const type = (field, which) => {
    const [typed] = typeOf(field)[which](field.label.toLowerCase())
    const control = `page.getByLabel(${label(field)})`
    if (field.type === 'boolean') return `  await ${control}.setChecked(${typed === 'true'})\n`
    if (field.type === 'choice') return `  await ${control}.selectOption('${typed}')\n`
    return `  await ${control}.fill('${typed}')\n`
  }
  const point = (field) =>
    field.type === 'member'
      ? `  await page.getByLabel(${label(field)}).selectOption({ label: mia.name })\n`
      : `  await page.getByLabel(${label(field)}).selectOption({ label: 'Some ${field.target.words}' })\n`
  const fill = fields
    .map((field) =>
      ['member', 'relation'].includes(field.type) ? point(field) : type(field, 'good'),
    )
    .join('')
  // Values that a browser's own control would not allow are left to the unit test.
  const wrong = fields.filter(({ type: name }) =>
    ['text', 'integer', 'money', 'url', 'email'].includes(name),
  )
  const boxes = fields.filter(({ type: name }) => name === 'boolean')
  const good = titleTyped(title, 'good')
  const other = titleTyped(title, 'other')
  const parents = parentsOf(
    relations.map(({ target }) => target.pascal),
    read,
  )
  return `import { acme } from './support/acme'
import { expectFlawless } from './support/looks'
import { sql } from './support/sql'
import { expect, test } from './support/test'

test('an admin adds, edits, finds and deletes ${withArticle(words)}, and members see it', async ({ open }) => {
  const { ${parents.length > 0 ? 'id, ' : ''}slug, adam, mia } = await acme()
${parents.map(({ model }) => `  await add${model}(id)\n`).join('')}  const page = await open(adam)
  await page.goto(\`/orgs/\${slug}/${plural}\`)
  await expect(page.getByText('No ${wordsPlural} yet')).toBeVisible()
  await expectFlawless(page)
  await page.getByRole('link', { name: 'New ${words}' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New ${words}' })).toBeVisible()
  await expectFlawless(page)

${wrong.map((field) => `  await page.getByLabel(${label(field)}).fill('${typeOf(field).bad[0]}')\n`).join('')}  await page.getByRole('button', { name: 'Create ${words}' }).click()
${wrong.map((field) => `  await expect(page.getByLabel(${label(field)})).toHaveAccessibleDescription(/${escaped(typeOf(field).bad[2])}/)\n`).join('')}${fill}  await page.getByRole('button', { name: 'Create ${words}' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '${good}' })).toBeVisible()
  await expectFlawless(page)
  const address = page.url()

  const members = await open(mia)
  await members.goto(\`/orgs/\${slug}/${plural}\`)
  await members.getByRole('link', { name: '${good}' }).click()
  await expect(members.getByRole('heading', { level: 1, name: '${good}' })).toBeVisible()
  await expect(members.getByRole('link', { name: 'Edit' })).toBeHidden()
  await expect(members.getByRole('button', { name: 'Delete ${words}' })).toBeHidden()

  await page.getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByLabel(${label(title)})).toHaveValue('${good}')
  await expectFlawless(page)
  await page.getByLabel(${label(title)}).fill('${other}')
${boxes.map((field) => type(field, 'other')).join('')}  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '${other}' })).toBeVisible()
${boxes.length > 0 ? `  await page.getByRole('link', { name: 'Edit' }).click()\n${boxes.map((field) => `  await expect(page.getByLabel(${label(field)})).not.toBeChecked()\n`).join('')}` : ''}${members.length > 0 ? reassignInBrowser(resource) : ''}
  await page.goto(\`/orgs/\${slug}/${plural}?q=nothing\`)
  await expect(page.getByText('No ${wordsPlural} found')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search ${wordsPlural}' }).fill('${other.slice(0, 7)}')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '${other}' }).click()
  await page.waitForURL(address)
  await page.getByRole('button', { name: 'Delete ${words}' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete ${words}' }).click()
  await expect(page.getByText('${capital(words)} deleted.')).toBeVisible()
  expect((await members.goto(address))?.status()).toBe(404)
})

test('${wordsPlural} are ordered and paged', async ({ open }) => {
  const { id, mia, name, slug } = await acme()
${parents.map(({ model }) => `  await add${model}(id)\n`).join('')}  await add${pascals}(id, 26)
  const page = await open(mia)
  await page.goto(\`/orgs/\${slug}/${plural}\`)
  const rows = page.getByRole('table', { name: \`${capital(wordsPlural)} of \${name}\` }).getByRole('row')
  await expect(rows).toHaveCount(26)
  await page.getByRole('link', { name: '${title.label}', exact: true }).click()
  await expect(page).toHaveURL(/sort=${title.name}/)
  await page.getByRole('link', { name: '${title.label}', exact: true }).click()
  await expect(page).toHaveURL(/sort=-${title.name}/)
  await expect(rows.nth(1)).toContainText('Number 26')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(rows).toHaveCount(2)
  await expect(rows.nth(1)).toContainText('Number 01')
})

${parents.map(insertParent).join('')}const add${pascals} = (organizationId: string, count: number) =>
  sql(
    \`INSERT INTO "${pascal}" (id, "organizationId", ${columnsOf(resource)
      .map(([name]) => `"${name}"`)
      .join(', ')}, "modifiedAt")
     SELECT uuidv7(), $1, ${columnsOf(resource)
       .map(([, value]) => value)
       .join(', ')}, now()
     FROM generate_series(1, $2::int) AS n\`,
    [organizationId, count],
  )
`
}

const reassignInBrowser = ({ plural, words, wordsPlural }) => `
  await page.goto(\`/orgs/\${slug}/${plural}\`)
  await page.getByRole('link', { name: 'Reassign ${wordsPlural}' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reassign ${wordsPlural}' })).toBeVisible()
  await expectFlawless(page)
  await page.getByLabel('From').selectOption({ label: mia.name })
  await page.getByLabel('To', { exact: true }).selectOption({ label: adam.name })
  await page.getByRole('button', { name: 'Reassign ${wordsPlural}' }).click()
  await expect(page.getByText('1 ${words} reassigned.')).toBeVisible()
`

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const titleTyped = (title, which) => typeOf(title)[which](title.label.toLowerCase())[0]

const columnsOf = (resource) =>
  [resource.title, ...required(resource)].map((field) => [
    field.column,
    field === resource.title
      ? "'Number ' || lpad(n::text, 2, '0')"
      : field.type === 'relation'
        ? `(SELECT id FROM "${field.target.pascal}" WHERE "organizationId" = $1)`
        : sqlValue(typeOf(field).prisma, field.options),
  ])

const sqlValue = (prisma, options) =>
  ({ String: "'Some text'", Int: '1', Boolean: 'false', DateTime: 'now()' })[prisma] ??
  `'${options[0]}'`

/** The models that need a row before this one can have one, in that order, with this one last. */
function parentsOf(models, read, known = new Map()) {
  for (const model of models) {
    if (known.has(model)) continue
    const schema = read(model)
    const text = modelText(schema, model)
    const needs = [
      ...text.matchAll(/^ {2}\w+ +(\w+) +@relation\([^\n]*\[organizationId, (\w+)\]/gm),
    ]
      .map(([, target, column]) => ({ target, column }))
      .filter(({ column }) => new RegExp(`^ {2}${column} +String +@db`, 'm').test(text))
    parentsOf(
      needs.map(({ target }) => target),
      read,
      known,
    )
    known.set(model, { model, columns: modelColumns(text, schema, needs) })
  }
  return [...known.values()]
}

/** The required columns, with a value for each. */
function modelColumns(text, schema, needs) {
  const lines = [...text.matchAll(/^ {2}(\w+) +(\w+)(?![?[\w])([^\n]*)$/gm)]
  let isTitle = true
  return lines.flatMap(([, name, type, rest]) => {
    if (['id', 'organizationId', 'modifiedAt'].includes(name) || /@default|@relation/.test(rest))
      return []
    const target = needs.find(({ column }) => column === name)?.target
    if (target) return [[name, `(SELECT id FROM "${target}" WHERE "organizationId" = $1)`]]
    const [, first] = new RegExp(`^enum ${type} \\{\\s*(\\w+)`, 'm').exec(schema) ?? []
    if (type === 'String' && isTitle) {
      isTitle = false
      return [[name, undefined]]
    }
    return [[name, sqlValue(type, [first])]]
  })
}

const insertParent = ({
  model,
  columns,
}) => `/** ${capital(withArticle(inWords(model).toLowerCase()))} to point at. */
const add${model} = (organizationId: string) =>
  sql(
    \`INSERT INTO "${model}" (id, "organizationId", ${columns.map(([name]) => `"${name}"`).join(', ')}, "modifiedAt")
     VALUES (uuidv7(), $1, ${columns.map(([, value]) => value ?? `'Some ${inWords(model).toLowerCase()}'`).join(', ')}, now())\`,
    [organizationId],
  )

`
