import { mayBeEmpty, typeOf } from './kind-new-types.mjs'

const article = (word) => (/^[aeiou]/.test(word) ? 'an' : 'a')

/** kinds/<name>/fields.ts */
export const fieldsFile = ({ words, fields, memberFields }) => `import { z } from 'zod'
${imports([...fields, ...memberFields])}
/** What ${article(words)} ${words} has beside every organization's own. The browser checks with it as well. */
export const fields = z.object({
${fields.map(zodLine).join('')}})

/** What a member of ${article(words)} ${words} has beside their role. */
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

/** ${article(words).replace('a', 'A')} ${words}: what else it can have, lib/config/define-kind.ts tells. */
export const ${camel} = defineKind({ fields, memberFields })
`

/** The migration: what Prisma would write, and the checks that its schema cannot say. */
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
