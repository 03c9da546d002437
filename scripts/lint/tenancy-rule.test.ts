import fs from 'node:fs'
import path from 'node:path'
import { ESLint } from 'eslint'
import typescript from 'typescript-eslint'
import { afterAll, expect, test } from 'vitest'
import { ownedModels } from './owned-models.mjs'
import { tenancyRule } from './tenancy-rule.mjs'

// A project of two files: the real one's types take too long to load for a test of a rule.
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
   export interface Tx { product: Rows; organizationUser: Rows; $executeRaw: Sql; $queryRaw: Sql }
   export declare const db: Tx & { $connect(): void }
   export declare const Prisma: { sql: Sql }
   export declare const forOrganization: (ctx: object, tx?: Tx) => { product: Rows }`,
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

/** What the rule says of this code, line by line. */
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

test('Prisma’s own delegate of an organization’s rows is refused, whatever it is called', async () => {
  const code = [
    'export const a = () => db.product.count()',
    'export const b = (tx: Tx) => tx.product.count()',
    "export const c = (another: Tx) => another['product']",
    'export const d = () => { const { product } = db; return product }',
    'export const e = ({ product }: Tx) => product',
    'export const f = (client: Tx | typeof db) => client.$queryRaw`SELECT 1 FROM "Product"`',
    'export const g = Prisma.sql`DELETE FROM "Product"`',
    'export const fine = (ctx: object, tx: Tx) => forOrganization(ctx, tx).product.count()',
    'export const rows = (ctx: object) => { const { product } = forOrganization(ctx); return product }',
    'export const house = (tx: Tx) => tx.organizationUser.count()',
    'export const word = (basket: { product: string }) => basket.product',
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

test('the schema says which models these are', () => {
  const models = ownedModels(process.cwd())
  expect(models).toContain('Product')
  expect(models).not.toContain('Organization')
  expect(models).not.toContain('OrganizationUser')
})
