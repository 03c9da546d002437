import { capital, withArticle } from '../words.mjs'
import { isNullable, shownInList, typeOf } from './types.mjs'

const has = (fields, ...types) => fields.some(({ type }) => types.includes(type))

/** Declares several translators, loaded in parallel; only those that are used. */
function translators(names, more = []) {
  const list = names.map((name) => [name === 't' ? 't' : name, name])
  const calls = [
    ...list.map(([, call]) =>
      call === 'format' ? 'getFormatter()' : `getTranslations('${call}')`,
    ),
    ...more.map(([, call]) => call),
  ]
  const constants = [...list.map(([constant]) => constant), ...more.map(([constant]) => constant)]
  return (own) => {
    const asked = calls.map((call) => call.replace("'t'", `'${own}'`))
    if (asked.length === 1) return `const ${constants[0]} = await ${asked[0]}`
    return `const [${constants.join(', ')}] = await Promise.all([${asked.join(', ')}])`
  }
}

const i18n = (names) =>
  names.includes('format')
    ? "import { getFormatter, getTranslations } from '@/lib/i18n/translations'"
    : "import { getTranslations } from '@/lib/i18n/translations'"

/** How a page shows a field: an expression or an element. */
function shown(field, row, none) {
  const value = `${row}.${field.name}`
  const given = whole(field, value, row)
  const isNull = isNullable(field)
  if (!isNull) return given
  const nothing = field.type === 'member' && !field.isOptional ? "records('nobody')" : none
  if (given === value) return `${value} ?? ${nothing}`
  // A number may be 0 and a text may be empty, so only null means no value.
  return `${value} === null ? ${nothing} : ${given}`
}

function whole({ type, name, target, column }, value, row) {
  switch (type) {
    case 'longtext':
      return `<span className="whitespace-pre-line">{${value}}</span>`
    case 'integer':
      return `format.number(${value})`
    case 'money':
      return `format.number(...asMoney(${value}, CURRENCY))`
    case 'boolean':
      return `fields(${value} ? 'yes' : 'no')`
    case 'date':
      return `format.dateTime(${value}, 'day')`
    case 'datetime':
      return `<LocalMoment at={${value}}>{format.dateTime(${value}, 'moment')}</LocalMoment>`
    case 'choice':
      return `t(\`options.${name}.\${${value}}\`)`
    case 'url':
      return `<a href={${value}} rel="noreferrer" className="text-link wrap-anywhere">{${value}}</a>`
    case 'email':
      return `<a href={\`mailto:\${${value}}\`} className="text-link wrap-anywhere">{${value}}</a>`
    case 'relation':
      return row.startsWith('row')
        ? value
        : `<TextLink href={orgPath(slug, \`${target.plural}/\${${row}.${column}}\`)}>{${value}}</TextLink>`
    default:
      return value
  }
}

/** The translators needed for the fields of a page. */
const wordsFor = (fields) => ({
  format: has(fields, 'integer', 'money', 'date', 'datetime'),
  fields: has(fields, 'boolean'),
  records: fields.some(({ type, isOptional }) => type === 'member' && !isOptional),
})

/** components/<plural>/<name>-fields.tsx */
export const fieldsComponent = (resource) => {
  const { plural, pascal, camels, words, fields } = resource
  const chooses = has(fields, 'member', 'relation')
  const optionalBox = fields.some(
    ({ type, isOptional }) => isOptional && !['choice', 'member', 'relation'].includes(type),
  )
  const names = [
    't',
    has(fields, 'money', 'datetime') && 'records',
    has(fields, 'choice', 'member', 'relation') && 'fields',
    optionalBox && 'app',
  ].filter(Boolean)
  const more = chooses
    ? [
        ['choices', `list${pascal}Choices(org${has(fields, 'member') ? ', chosen' : ''})`],
        ['find', 'findTexts()'],
      ]
    : []
  const constants = fields.filter(({ type }) => type === 'choice').map(({ constant }) => constant)
  const fromSchema = [...(has(fields, 'money') ? ['CURRENCY'] : []), ...constants]
  const imports = {
    'checkbox-field': has(fields, 'boolean') && 'CheckboxField',
    'find-texts': chooses && 'findTexts',
    'select-field': has(fields, 'choice', 'member', 'relation') && 'SelectField',
    'text-area-field': has(fields, 'longtext') && 'TextAreaField',
    'text-field': 'TextField',
  }
  return `${i18n(names)}
${Object.entries(imports)
  .filter(([, name]) => name)
  .map(([file, name]) => `import { ${name} } from '@/components/form/${file}'\n`)
  .join(
    '',
  )}${chooses ? `import type { OrgContext } from '@/lib/access/org-context'\nimport { list${pascal}Choices } from '@/lib/${plural}/queries'\n` : ''}${fromSchema.length > 0 ? `import { ${fromSchema.join(', ')} } from '@/lib/${plural}/schema'\n` : ''}
/** The fields of ${withArticle(words)}: for a new one, and to change one. */
export async function ${pascal}Fields(${chooses ? propsOf(pascal, fields) : ''}) {
  ${translators(names, more)(camels)}
  return (
    <>
${fields.map(formField).join('\n')}
    </>
  )
}
`
}

const propsOf = (pascal, fields) =>
  has(fields, 'member')
    ? `{ org, chosen }: { org: OrgContext; chosen?: Parameters<typeof list${pascal}Choices>[1] }`
    : '{ org }: { org: OrgContext }'

function formField(field) {
  const { name, column, type, options, constant, target, isOptional } = field
  const mark = isOptional ? "optional={app('optional')}" : 'required'
  const start = `name="${column}" label={t('fields.${name}')}`
  const input = (more) => `<TextField ${start} ${more} autoComplete="off" ${mark} />`
  const choose = (from, find) =>
    `<SelectField ${start} placeholder={fields('${isOptional ? 'none' : 'choose'}')} options={${from}} ${find}${isOptional ? '' : ' required'} />`
  switch (type) {
    case 'longtext':
      return `<TextAreaField ${start} rows={4} limit={2000} ${mark} />`
    case 'integer':
      return input('inputMode="numeric" className="max-w-48"')
    case 'money':
      return input(
        'hint={records(\'moneyHint\', { currency: CURRENCY })} inputMode="decimal" className="max-w-48"',
      )
    case 'boolean':
      return `<CheckboxField ${start} />`
    case 'date':
      return input('type="date" className="max-w-48"')
    case 'datetime':
      return input('type="datetime-local" hint={records(\'utc\')} className="max-w-64"')
    case 'choice':
      return choose(
        `${constant}.map((value) => ({ value, label: t(\`options.${name}.\${value}\`) }))`,
        options.length > 12 ? 'find={find}' : '',
      )
    case 'url':
      return input('type="url"')
    case 'email':
      return input('type="email"')
    case 'member':
      return choose('choices.members', 'find={find}')
    case 'relation':
      return choose(`choices.${target.camels}`, 'find={find}')
    default:
      return `<TextField ${start} autoComplete="off" limit={200} ${mark} />`
  }
}

/** app/orgs/[slug]/<plural>/page.tsx */
export const listPage = (resource) => {
  const { plural, pascal, pascals, camel, camels, wordsPlural, members } = resource
  const reassigns = members.length > 0
  const columns = shownInList(resource)
  const sorted = columns.filter((field) => typeOf(field).sort)
  const needs = wordsFor(columns)
  const toNew = `<ButtonLink href={orgPath(slug, '${plural}/new')} variant="primary">
              <Icon of={Plus} />
              {t('new')}
            </ButtonLink>`
  return `import { ${reassigns ? 'ArrowRightLeft, ' : ''}Package, Plus } from 'lucide'
${i18n(needs.format ? ['format'] : [])}
import { EmptyList } from '@/components/shell/empty-list'
import { FoundCount } from '@/components/shell/found-count'
import { ListControls } from '@/components/shell/list-controls'
import { ListPages } from '@/components/shell/list-pages'
import { orgTitle } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { columnSort, listQuery, type SortedList } from '@/components/shell/sorted-list'
import { ButtonLink } from '@/components/ui/button-link'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
${has(columns, 'datetime') ? "import { LocalMoment } from '@/components/ui/local-moment'\n" : ''}import { DataTable } from '@/components/ui/table'
import { requirePage } from '@/lib/access/context'
import type { OrgContext } from '@/lib/access/org-context'
import { mayOpen } from '@/lib/access/pages'
import { orgPath } from '@/lib/paths'
import { readListQuery } from '@/lib/lists/read-list-query'
import { list${pascals}, type ${pascal}Row, ${camel}Sorts } from '@/lib/${plural}/queries'
${has(columns, 'money') ? `import { CURRENCY } from '@/lib/${plural}/schema'\nimport { asMoney } from '@/lib/text/money'\n` : ''}
export const generateMetadata = orgTitle('${camels}')

/** The organization's ${wordsPlural}: for its members to see, for its admins to change. */
export default async function ${pascals}Page(props: PageProps<'/orgs/[slug]/${plural}'>) {
  const org = await requirePage((await props.params).slug, '${plural}')
  const { search, cursor, sort } = readListQuery(await props.searchParams, {
    sorts: ${camel}Sorts,
    filters: {},
  })
  const [t, records, { rows, next }] = await Promise.all([
    getTranslations('${camels}'),
    getTranslations('records'),
    list${pascals}(org, { search, cursor, sort }),
  ])
  const { name: organization, slug } = org.organization
  const here = orgPath(slug, '${plural}')
  const list = { here, search, sort, usual: 'createdAt' }
  const isNone = rows.length === 0
  return (
    <>
      <OrgHeader
        org={org}
        title={t('title')}
        description={t('intro', { organization })}
        actions={
          mayOpen(org.actor, '${plural}/new') && (
            ${
              reassigns
                ? `<>
              {!isNone && (
                <ButtonLink href={orgPath(slug, '${plural}/reassign')}>
                  <Icon of={ArrowRightLeft} />
                  {t('reassign')}
                </ButtonLink>
              )}
              ${toNew}
            </>`
                : toNew
            }
          )
        }
      />
      {(!isNone || search) && (
        <ListControls
          list={list}
          label={t('search')}
          orders={{
            createdAt: records('createdAt'),
            ${sorted.map((field) => `${field.name}: t('fields.${field.name}'),`).join('\n            ')}
          }}
        />
      )}
      <FoundCount {...{ search, rows, next }} />
      {isNone ? (
        <EmptyList
          list={list}
          icon={<Icon of={Package} />}
          title={t('emptyTitle')}
          noneTitle={t('noneTitle')}
        >
          {t('empty', { organization })}
        </EmptyList>
      ) : (
        <${pascal}Table org={org} rows={rows} list={list} />
      )}
      <ListPages here={here} query={listQuery(list)} cursor={cursor} next={next} />
    </>
  )
}
${table(resource, columns, needs)}`
}

function table({ plural, pascal, camels }, [title, ...others], needs) {
  const names = ['t', 'format', 'fields', 'records'].filter((name) => name === 't' || needs[name])
  const link = `(
            <Link href={orgPath(slug, \`${plural}/\${row.id}\`)} className="font-medium text-ink hover:underline">
              {row.${title.name}}
            </Link>
          )`
  const column = (field) => {
    const { sort, isNumber } = typeOf(field)
    const parts = [
      `label: t('fields.${field.name}')`,
      isNumber && "align: 'end'",
      sort && `sort: columnSort(list, '${field.name}')`,
      field === title && "cellClass: 'max-w-72 wrap-anywhere'",
      ['text', 'relation', 'member'].includes(field.type) &&
        field !== title &&
        "cellClass: 'wrap-anywhere'",
      `cell: (row) => ${field === title ? link : shown(field, 'row', "'–'")}`,
    ]
    return `{ ${parts.filter(Boolean).join(', ')} },`
  }
  return `
interface ${pascal}TableProps {
  org: OrgContext
  rows: ${pascal}Row[]
  list: SortedList
}

async function ${pascal}Table({ org, rows, list }: ${pascal}TableProps) {
  ${translators(names)(camels)}
  const { name: organization, slug } = org.organization
  return (
    <DataTable
      caption={t('caption', { organization })}
      rows={rows}
      columns={[
        ${[title, ...others].map(column).join('\n        ')}
      ]}
    />
  )
}
`
}

/** @param row the row that the form edits; omitted for a new one */
const fieldsElement = ({ pascal, fields, members }, row) => {
  if (!has(fields, 'member', 'relation')) return `<${pascal}Fields />`
  const chosen = members.map(({ column }) => `${row}.${column}`).join(', ')
  return `<${pascal}Fields org={org}${row && chosen ? ` chosen={[${chosen}]}` : ''} />`
}

/**
 * A page with one form.
 * @param imports what it needs besides the form and its frame, by kind of place
 */
const formPage = (
  { plural },
  { imports: { next = '', form = '', parts = '', lib }, metadata, title, doc, ...page },
) => `${metadata.includes('Promise<') ? "import type { Metadata } from 'next'\n" : ''}import { getTranslations } from '@/lib/i18n/translations'
${next}${form}import { FormPage } from '@/components/shell/form-page'
import { ${metadata.includes('titleIn') ? 'titleIn' : 'orgTitle'} } from '@/components/shell/org-title'
${parts}import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
${lib}
${metadata}
/** ${doc} */
export default async function ${page.name}${page.body}
  return (
    <FormPage
      org={org}
      title={${title}}
      ${page.about}
      trail={[
        { label: t('title'), href: orgPath(slug, '${plural}') },
        ${page.trail ?? ''}
      ]}
      ${page.action}
      submit={${page.submit}}
    >
      ${page.fields}
    </FormPage>
  )
}
`

const orgTitle = (
  { camels },
  key,
) => `export const generateMetadata = orgTitle('${camels}', '${key}')
`

const fieldsImport = ({ pascal, plural, name }) =>
  `import { ${pascal}Fields } from '@/components/${plural}/${name}-fields'\n`

/** app/orgs/[slug]/<plural>/new/page.tsx */
export const newPage = (resource) => {
  const { plural, pascal, camels, words } = resource
  return formPage(resource, {
    imports: {
      parts: fieldsImport(resource),
      lib: `import { create${pascal}Action } from '@/lib/${plural}/actions'\n`,
    },
    metadata: orgTitle(resource, 'new'),
    title: "t('new')",
    doc: `Adds ${withArticle(words)}.`,
    name: `New${pascal}Page`,
    body: `({ params }: PageProps<'/orgs/[slug]/${plural}/new'>) {
  const org = await requirePage((await params).slug, '${plural}/new')
  ${translators(['t', 'records', 'app'])(camels)}
  const { name: organization, slug } = org.organization`,
    about: "description={records('newIntro', { organization })}",
    action: `action={create${pascal}Action}
      schema="${plural}.create${pascal}"
      unsaved={app('unsaved')}`,
    fields: fieldsElement(resource),
    submit: "t('create')",
  })
}

/** app/orgs/[slug]/<plural>/reassign/page.tsx */
export const reassignPage = (resource) => {
  const { plural, pascal, pascals, camels, wordsPlural, members } = resource
  const [{ isOptional }] = members
  const nobody = isOptional ? "fields('none')" : "records('nobody')"
  return formPage(resource, {
    imports: {
      form: `import { findTexts } from '@/components/form/find-texts'
import { SelectField } from '@/components/form/select-field'
`,
      lib: `import { reassign${pascals}Action } from '@/lib/${plural}/actions'
import { list${pascal}Choices } from '@/lib/${plural}/queries'
`,
    },
    metadata: orgTitle(resource, 'reassign'),
    title: "t('reassign')",
    doc: `Gives the ${wordsPlural} of a member to another.`,
    name: `Reassign${pascals}Page`,
    body: `({ params }: PageProps<'/orgs/[slug]/${plural}/reassign'>) {
  const org = await requirePage((await params).slug, '${plural}/reassign')
  ${translators(
    ['t', 'records', 'fields'],
    [
      ['from', `list${pascal}Choices(org, 'everyone')`],
      ['to', `list${pascal}Choices(org)`],
      ['find', 'findTexts()'],
    ],
  )(camels)}
  const { slug } = org.organization`,
    about: "description={t('reassignText')}",
    action: `action={reassign${pascals}Action}
      schema="${plural}.reassign${pascals}"`,
    fields: `<SelectField
            name="fromId"
            label={records('from')}
            placeholder={${nobody}}
            options={from.members}
            find={find}
          />
          <SelectField
            name="toId"
            label={records('to')}
            placeholder={fields('choose')}
            options={to.members}
            find={find}
            required
          />`,
    submit: "t('reassign')",
  })
}

const readOne = ({ plural, pascal, camel, id }, page) => `
async function read({ params }: Props) {
  const { slug, ${id} } = await params
  const org = await requirePage(slug, '${plural}/[${id}]${page}')
  return { org, ${camel}: (await find${pascal}(org, ${id})) ?? notFound() }
}
`

/** app/orgs/[slug]/<plural>/[<name>Id]/page.tsx */
export const onePage = (resource) => {
  const { plural, pascal, camel, camels, id, words, title, fields } = resource
  const items = fields.filter((field) => field !== title)
  const needs = wordsFor(items)
  const isOptional = items.some((field) => field.isOptional)
  const names = ['t', 'records', 'format', (needs.fields || isOptional) && 'fields'].filter(Boolean)
  const item = (field) => {
    const details = shown(field, camel, 'none')
    return `{ term: t('fields.${field.name}'), details: ${details} },`
  }
  return `import { Pencil } from 'lucide'
import type { Metadata } from 'next'
import { getFormatter, getTranslations } from '@/lib/i18n/translations'
import { notFound } from 'next/navigation'
import { DeleteSection } from '@/components/shell/delete-section'
import { titleIn } from '@/components/shell/org-title'
import { OrgHeader } from '@/components/shell/org-breadcrumbs'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { DescriptionList } from '@/components/ui/description-list'
import { Icon } from '@/components/ui/icon'
${has(items, 'datetime') ? "import { LocalMoment } from '@/components/ui/local-moment'\n" : ''}import { Section } from '@/components/ui/section'
${has(items, 'relation') ? "import { TextLink } from '@/components/ui/text-link'\n" : ''}import { requirePage } from '@/lib/access/context'
import { orgPath } from '@/lib/paths'
import { delete${pascal}Action } from '@/lib/${plural}/actions'
import { find${pascal} } from '@/lib/${plural}/queries'
${has(items, 'money') ? `import { CURRENCY } from '@/lib/${plural}/schema'\nimport { asMoney } from '@/lib/text/money'\n` : ''}
type Props = PageProps<'/orgs/[slug]/${plural}/[${id}]'>
${readOne(resource, '')}
export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug } = await props.params
  return { title: await titleIn(slug, (await read(props)).${camel}.${title.name}) }
}

/** ${capital(withArticle(words))}, and for those who may change it the way to do so. */
export default async function ${pascal}Page(props: Props) {
  const { org, ${camel} } = await read(props)
  ${translators(names)(camels)}
  const { name: organization, slug } = org.organization
${isOptional ? '  const none = <span className="text-muted">{fields(\'none\')}</span>\n' : ''}  return (
    <>
      <OrgHeader
        org={org}
        title={${camel}.${title.name}}
        trail={[{ label: t('title'), href: orgPath(slug, '${plural}') }]}
        actions={
          ${camel}.can.write && (
            <ButtonLink href={orgPath(slug, \`${plural}/\${${camel}.id}/edit\`)}>
              <Icon of={Pencil} />
              {records('edit')}
            </ButtonLink>
          )
        }
      />
      <Section id="details" title={records('details')}>
        <Card>
          <DescriptionList
            items={[
              ${items.map(item).join('\n              ')}
              { term: records('createdBy'), details: ${camel}.createdBy ?? records('nobody') },
              { term: records('createdAt'), details: format.dateTime(${camel}.createdAt, 'day') },
            ]}
          />
        </Card>
      </Section>
      {${camel}.can.write && (
        <DeleteSection
          action={delete${pascal}Action}
          fields={{ org: slug, ${id}: ${camel}.id }}
          name={${camel}.${title.name}}
          label={t('delete')}
          description={t('deleteText', { organization })}
        />
      )}
    </>
  )
}
`
}

/** app/orgs/[slug]/<plural>/[<name>Id]/edit/page.tsx */
export const editPage = (resource) => {
  const { plural, pascal, camel, camels, id, words, title, fields } = resource
  const helpers = [has(fields, 'date') && 'typedDate', has(fields, 'datetime') && 'typedDateTime']
  const used = helpers.filter(Boolean)
  const editTitle = `records('editTitle', { name: ${camel}.${title.name} })`
  return formPage(resource, {
    imports: {
      next: "import { notFound } from 'next/navigation'\n",
      parts: fieldsImport(resource),
      lib: `import { update${pascal}Action } from '@/lib/${plural}/actions'
import { find${pascal} } from '@/lib/${plural}/queries'
${used.length > 0 ? `import { ${used.join(', ')} } from '@/lib/text/field-schemas'\n` : ''}${has(fields, 'money') ? "import { typedMoney } from '@/lib/text/money'\n" : ''}`,
    },
    metadata: `type Props = PageProps<'/orgs/[slug]/${plural}/[${id}]/edit'>
${readOne(resource, '/edit')}
export async function generateMetadata(props: Props): Promise<Metadata> {
  const [records, { ${camel} }] = await Promise.all([getTranslations('records'), read(props)])
  const { slug } = await props.params
  return { title: await titleIn(slug, ${editTitle}) }
}
`,
    title: editTitle,
    doc: `Changes ${withArticle(words)}.`,
    name: `Edit${pascal}Page`,
    body: `(props: Props) {
  const { org, ${camel} } = await read(props)
  ${translators(['t', 'records', 'app'])(camels)}
  const { slug } = org.organization`,
    about: "crumb={records('edit')}",
    trail: `{ label: ${camel}.${title.name}, href: orgPath(slug, \`${plural}/\${${camel}.id}\`) },`,
    action: `action={update${pascal}Action}
      schema="${plural}.update${pascal}"
      unsaved={app('unsaved')}
      hidden={{ ${id}: ${camel}.id }}
      defaults={{
        ${fields.map((field) => `${field.column}: ${typed(field, camel)},`).join('\n        ')}
      }}`,
    fields: fieldsElement(resource, camel),
    submit: "records('save')",
  })
}

/** A field's value as text, for its control. */
function typed(field, row) {
  const value = `${row}.${field.column}`
  switch (field.type) {
    case 'integer':
      return isNullable(field) ? `${value}?.toString() ?? ''` : `String(${value})`
    case 'money':
      return isNullable(field)
        ? `${value} === null ? '' : typedMoney(${value})`
        : `typedMoney(${value})`
    case 'boolean':
      return `${value} ? 'true' : ''`
    case 'date':
      return `typedDate(${value})`
    case 'datetime':
      return `typedDateTime(${value})`
    default:
      return isNullable(field) ? `${value} ?? ''` : value
  }
}
