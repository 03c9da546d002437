import { mayBeEmpty, typeOf } from './kind-new-parse.mjs'
import { capital, inWords, withArticle } from './words.mjs'

/** kinds/<name>/fields.ts */
export const fieldsFile = ({ words, fields, memberFields }) => `import * as z from 'zod'
${imports([...fields, ...memberFields])}
/** What ${withArticle(words)} has beside every organization's own. The browser checks with it as well. */
export const fields = z.object({
${fields.map(zodLine).join('')}})

/** What a member of ${withArticle(words)} has beside their role. */
export const memberFields = z.object({
${memberFields.map(zodLine).join('')}})
`

const imports = (fields) =>
  [
    fields.some(({ target }) => target) && "import { relation } from '@/lib/kinds/relation'\n",
    fields.some(({ type }) => type === 'text') &&
      "import { nameSchema } from '@/lib/text/name-text'\n",
  ]
    .filter(Boolean)
    .join('')

const zodLine = (field) =>
  `  ${field.name}: ${typeOf(field).zod(field)}${mayBeEmpty(field) ? '.optional()' : ''},\n`

/** kinds/<name>/kind.ts */
export const kindFile = ({ camel, words }) => `import { defineKind } from '@/lib/config/define-kind'
import { fields, memberFields } from './fields'
import messages from './messages.json' with { type: 'json' }

/** ${capital(withArticle(words))}: what else it can have, lib/config/define-kind.ts tells. */
export const ${camel} = defineKind({ fields, memberFields, messages })
`

/**
 * kinds/<name>/messages.json: the kind's messages by language, for translators to improve. In languages
 * that cannot be guessed they are English, set into phrases that fit any word.
 */
export const messagesFile = (kind, locales) => {
  const words = locales.map((locale) => [locale, { kinds: { [kind.name]: wordsIn(kind, locale) } }])
  return `${JSON.stringify(Object.fromEntries(words), null, 2)}\n`
}

function wordsIn({ words, fields, memberFields }, locale) {
  const title = capital(words)
  const labels = (list) => Object.fromEntries(list.map((field) => [field.name, fieldWords(field)]))
  return {
    singular: title,
    plural: `${title}s`,
    inline: words,
    new: `New ${words}`,
    create: `Create ${words}`,
    name: `${title} name`,
    ...phrases[locale]?.(title),
    ...(fields.length > 0 && { fields: labels(fields) }),
    ...(memberFields.length > 0 && { memberFields: labels(memberFields) }),
  }
}

// Replaces the English phrases with ones without an article, so that the word's gender does not matter.
// If the kind is the only one, all texts use it: most loan words are masculine.
const phrases = {
  de: (title) => ({
    plural: title,
    inline: title,
    gender: 'masculine',
    genitive: title,
    new: `${title} (neu)`,
    create: `${title} anlegen`,
    name: `Name (${title})`,
  }),
  ja: (title) => ({
    plural: title,
    inline: title,
    new: `新しい${title}`,
    create: `${title}を作成`,
    name: `${title}の名前`,
  }),
}

const fieldWords = ({ name, options }) => ({
  label: inWords(name),
  ...(options && {
    options: Object.fromEntries(options.map((option) => [option, inWords(option)])),
  }),
})

/** The migration: what Prisma would generate, plus the checks that its schema cannot express. */
export const migrationFile = ({ name, pascal, fields, memberFields }) => `-- CreateTable
CREATE TABLE "${pascal}Organization" (
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '${name}',
${fields.map(column).join('')}
    CONSTRAINT "${pascal}Organization_pkey" PRIMARY KEY ("organizationId","kind")
);

-- CreateTable
CREATE TABLE "${pascal}Member" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '${name}',
${memberFields.map(column).join('')}
    CONSTRAINT "${pascal}Member_pkey" PRIMARY KEY ("organizationId","userId")
);

-- AddForeignKey
ALTER TABLE "${pascal}Organization" ADD CONSTRAINT "${pascal}Organization_organizationId_kind_fkey" FOREIGN KEY ("organizationId", "kind") REFERENCES "Organization"("id", "kind") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "${pascal}Member" ADD CONSTRAINT "${pascal}Member_organizationId_kind_fkey" FOREIGN KEY ("organizationId", "kind") REFERENCES "Organization"("id", "kind") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "${pascal}Member" ADD CONSTRAINT "${pascal}Member_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "OrganizationUser"("organizationId", "userId") ON DELETE CASCADE ON UPDATE NO ACTION;

-- These rows belong to organizations of this kind: the foreign keys go through the kind, and on this
-- side the kind can only be one.
ALTER TABLE "${pascal}Organization" ADD CONSTRAINT "${pascal}Organization_kind" CHECK (kind = '${name}');
ALTER TABLE "${pascal}Member" ADD CONSTRAINT "${pascal}Member_kind" CHECK (kind = '${name}');
${[...fields, ...memberFields].map(({ sql }) => (sql ? `\n${sql}\n` : '')).join('')}`

function column(field) {
  const { sql, preset } = typeOf(field)
  const parts = [`"${field.name}"`, sql, !mayBeEmpty(field) && 'NOT NULL', preset?.sql]
  return `    ${parts.filter(Boolean).join(' ')},\n${field.column ?? ''}`
}
