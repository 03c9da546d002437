import fs from 'node:fs'
import { Failure } from '../failure.mjs'
import { at, read } from '../generated-files.mjs'
import { schemaFiles } from '../prisma.mjs'
import { capital, inWords, isReservedWord, pascalCase, uncapital } from '../words.mjs'
import { fieldTypes } from './types.mjs'

const usage =
  'Usage: npm run resource:new <name> <field:type>… [-- --plural <name>], as in\n' +
  `  npm run resource:new project name:text 'due:date?' done:boolean owner:member\n` +
  `Types: ${Object.keys(fieldTypes).join(', ')}, choice(low|high), relation(product). ` +
  'A question mark at the end makes a field optional.'

/**
 * Parses the arguments, and derives all names from them.
 * @throws {Failure} for an invalid name or field
 */
export function parseResource(args) {
  const { name, plural, words } = separate(args)
  const resource = named(name, plural)
  if (!plural) refusePlural(name)
  refuseTaken(resource)
  const fields = words.map((word) => parseField(word, resource))
  const long = fields.find(({ column }) => resource.pascal.length + column.length > 38)
  if (long)
    throw new Failure(
      `"${name}" and "${long.name}" are too long together for a name in PostgreSQL: shorten one of them.`,
    )
  const names = fields.flatMap(({ name, column }) => [...new Set([name, column])])
  const twice = names.find((each, index) => names.indexOf(each) < index)
  if (twice) throw new Failure(`There are two fields "${twice}": give each a name of its own.`)
  const title = fields.find(({ type, isOptional }) => type === 'text' && !isOptional)
  if (!title)
    throw new Failure(
      'One field must be a text that is not optional, which every list shows first: name:text.',
    )
  return {
    ...resource,
    title,
    fields,
    members: fields.filter(({ type }) => type === 'member'),
    relations: fields.filter(({ type }) => type === 'relation'),
  }
}

function separate([name, ...words]) {
  if (!name || name.startsWith('-')) throw new Failure(usage)
  const at = words.findIndex((word) => /^--plural(=|$)/.test(word))
  if (at < 0) return { name, words }
  const [, given] = words[at].split('=')
  const plural = given ?? words[at + 1]
  if (!plural) throw new Failure(usage)
  return { name, plural, words: words.toSpliced(at, given === undefined ? 2 : 1) }
}

/** The names of a resource: for its model, folders, messages and texts. */
export function named(name, plural = pluralOf(name)) {
  for (const word of [name, plural])
    if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(word) || word.length > 32)
      throw new Failure(
        `"${word}" cannot be a resource: use up to 32 lowercase letters, digits and inner hyphens.`,
      )
  // A word with one form, like "series", is listed by listSeriesList: the code needs two names.
  const [pascal, pascals] = [name, plural === name ? `${name}-list` : plural].map(pascalCase)
  return {
    name,
    plural,
    pascal,
    pascals,
    camel: uncapital(pascal),
    camels: uncapital(pascals),
    words: name.replaceAll('-', ' '),
    wordsPlural: plural.replaceAll('-', ' '),
    id: `${uncapital(pascal)}Id`,
  }
}

const pluralOf = (name) => {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies')
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

function refusePlural(name) {
  if (/[^su]s$/.test(name))
    throw new Failure(
      `"${name}" reads as a plural: name one of them, in the singular. ` +
        'If this is the singular, add its plural: -- --plural <name>.',
    )
}

function refuseTaken({ plural, pascal, camel, camels }) {
  const other = [camel, camels].find((word) => isReservedWord(word) || ownNames.has(word))
  if (other) throw new Failure(`"${other}" means something else in the code: choose another name.`)
  const folder = [`lib/${plural}`, `components/${plural}`, `app/orgs/[slug]/${plural}`].find(
    (taken) => fs.existsSync(at(taken)),
  )
  if (folder) throw new Failure(`"${plural}" is taken, by ${folder}: choose another name.`)
  if (modelFile(pascal))
    throw new Failure(`The Prisma schema has a model ${pascal} already: choose another name.`)
  const messages = JSON.parse(read('messages/en.json'))
  if (
    messages[camels] ||
    messages.nav[camels] ||
    messages.events[camel] ||
    messages.firstSteps[camels]
  )
    throw new Failure(
      `messages/en.json says something of "${camels}" already: choose another name.`,
    )
}

// Names that the generated files use for other things, and those of the core.
const ownNames = new Set(
  `acme app can change changed command commands cursor data db en error errors event events expect
  field fields find format here id input invitation invitations kind kinds list map member members
  model models name names nav next none org organization organizations owner owners page pages params
  person people permission permissions pool promise props query read record records resource resources
  role roles row rows schema schemas search session sessions setting settings slug sort sql string
  table test tests text texts tx user users watch world worlds`.split(/\s+/),
)

function parseField(word, resource) {
  const [, name, type, options, mark] = /^([^:?]*):([a-z]+)(?:\(([^)]*)\))?(\?)?$/.exec(word) ?? []
  if (!name) throw new Failure(`"${word}" is no field: write name:type.\n${usage}`)
  if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name.length > 40)
    throw new Failure(`"${name}" cannot be a field: a lowercase letter, then letters and digits.`)
  const isKnown = Object.hasOwn(fieldTypes, type) || ['choice', 'relation'].includes(type)
  if (!isKnown) throw new Failure(`There is no type "${type}".\n${usage}`)
  const column = ['member', 'relation'].includes(type) ? `${name}Id` : name
  if ([name, column].some((each) => isTaken(each, resource)))
    throw new Failure(
      `"${name}" is a field of every ${resource.words} already: choose another name.`,
    )
  const label = inWords(name)
  const field = { name, column, type, label, pascal: capital(name), isOptional: Boolean(mark) }
  if (type === 'boolean' && mark)
    throw new Failure(`"${word}": a box is ticked or not, so it cannot be optional.`)
  if (type === 'choice') return { ...field, ...choice(word, options, field, resource) }
  if (type === 'relation') return { ...field, target: findTarget(options) }
  if (options !== undefined) throw new Failure(`"${word}": ${type} takes nothing in brackets.`)
  return field
}

// The columns and relations of every resource, and what a form sends besides its fields.
const isTaken = (name, { id, camels }) =>
  ['id', 'org', 'organization', 'organizationId', 'createdBy', 'createdById', 'createdAt'].includes(
    name,
  ) ||
  ['modifiedAt', 'can', 'constructor', id, camels].includes(name) ||
  isReservedWord(name)

function choice(word, written = '', { pascal }, resource) {
  const options = written.split('|')
  if (options.length < 2 || options.some((option) => !/^[a-z][A-Za-z0-9_]*$/.test(option)))
    throw new Failure(
      `"${word}": write at least two words to choose from, of letters and digits: choice(low|high).`,
    )
  if (new Set(options).size < options.length || options.some(isReservedWord))
    throw new Failure(`"${word}": each word to choose from is there once, and is no reserved word.`)
  const enumName = `${resource.pascal}${pascal}`
  if (modelFile(enumName))
    throw new Failure(`The Prisma schema has an ${enumName} already: choose another name.`)
  return { options, enumName, constant: `${resource.camel}${pascal}Choices` }
}

/** The resource that a relation refers to. */
function findTarget(name = '') {
  const isName = /^[a-z][a-z0-9-]*$/.test(name)
  const file = isName && modelFile(pascalCase(name))
  const plural = file && /^prisma\/(.+)\.prisma$/.exec(file)[1]
  if (!plural || !fs.existsSync(at(`lib/${plural}/resource.ts`)))
    throw new Failure(`There is no resource "${name}" for a relation: make it first.`)
  const target = named(name, plural)
  const model = modelText(read(file), target.pascal)
  const [, title] = /^ {2}(\w+) +String(?! *\?)(?![^\n]*@db\.Uuid)/m.exec(model) ?? []
  if (!title || !/@@unique\(\[organizationId, id\]\)/.test(model))
    throw new Failure(
      `${file} needs a text and @@unique([organizationId, id]) before a relation can lead there.`,
    )
  return { ...target, file, title }
}

/** The schema file that contains a model or enum with this name. */
export const modelFile = (name) =>
  schemaFiles().find((file) => new RegExp(`^(model|enum) ${name} \\{`, 'm').test(read(file)))

/** The text of a model in its schema file. */
export const modelText = (schema, name) =>
  new RegExp(`^model ${name} \\{\\n[^]*?\\n\\}`, 'm').exec(schema)?.[0] ?? ''
