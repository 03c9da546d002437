import fs from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import typescript from 'typescript-eslint'
import { afterAll, expect, test } from 'vitest'
import { tenancyRule, ownedModels } from './tenancy-rule.mjs'

// A project of two files, because the real one's types take too long to load for a rule test.
const folder = path.join(process.cwd(), '.test/tenancy-rule')
fs.mkdirSync(folder, { recursive: true })
fs.writeFileSync(
  path.join(folder, 'tsconfig.json'),
  JSON.stringify({ compilerOptions: { types: [], strict: true }, include: ['*.ts'] }),
)
fs.writeFileSync(
  path.join(folder, 'prisma.ts'),
  `type Sql = (text: TemplateStringsArray) => Promise<unknown>
   interface Rows { count(): Promise<number> }
   export interface Tx { vendorMember: Rows; organizationUser: Rows; $executeRaw: Sql; $queryRaw: Sql }
   export declare const db: Tx & { $connect(): void }
   export declare const Prisma: { sql: Sql }
   export declare const forOrganization: (ctx: object, tx?: Tx) => { vendorMember: Rows }`,
)
afterAll(() => fs.rmSync(folder, { recursive: true }))

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.ts'],
      plugins: { guildhall: { rules: { tenancy: tenancyRule } } },
      rules: { 'guildhall/tenancy': 'error' },
      languageOptions: {
        parser: typescript.parser as never,
        parserOptions: { project: path.join(folder, 'tsconfig.json') },
      },
    },
  ],
})

/** The rule's messages for this code, line by line. */
async function complaints(code: string) {
  const filePath = path.join(folder, 'code.ts')
  const text = `import { db, forOrganization, Prisma, type Tx } from './prisma'\n${code}`
  fs.writeFileSync(filePath, text)
  const results = await eslint.lintFiles([filePath])
  return results.flatMap(({ messages }) =>
    messages.map(({ line, messageId, message }) =>
      messageId ? `${line - 1} ${messageId}` : message,
    ),
  )
}

test('Prisma’s own delegate for an organization’s rows is refused under any name', async () => {
  const code = [
    'export const a = () => db.vendorMember.count()',
    'export const b = (tx: Tx) => tx.vendorMember.count()',
    "export const c = (another: Tx) => another['vendorMember']",
    'export const d = () => { const { vendorMember } = db; return vendorMember }',
    'export const e = ({ vendorMember }: Tx) => vendorMember',
    'export const f = (client: Tx | typeof db) => client.$queryRaw`SELECT 1 FROM "VendorMember"`',
    'export const g = Prisma.sql`DELETE FROM "VendorMember"`',
    'export const fine = (ctx: object, tx: Tx) => forOrganization(ctx, tx).vendorMember.count()',
    'export const rows = (ctx: object) => { const { vendorMember } = forOrganization(ctx); return vendorMember }',
    'export const house = (tx: Tx) => tx.organizationUser.count()',
    'export const word = (basket: { vendorMember: string }) => basket.vendorMember',
    'export const members = Prisma.sql`SELECT 1 FROM "OrganizationUser"`',
  ]
  expect(await complaints(code.join('\n'))).toEqual([
    '1 delegate',
    '2 delegate',
    '3 delegate',
    '4 delegate',
    '5 delegate',
    '6 sql',
    '7 sql',
  ])
})

test('these models are taken from the schema', () => {
  const models = ownedModels(process.cwd())
  expect(models).toContain('VendorMember')
  expect(models).not.toContain('Organization')
  expect(models).not.toContain('OrganizationUser')
})
