import { ESLint } from 'eslint'
import typescript from 'typescript-eslint'
import { expect, test } from 'vitest'

// Without types, because the files below do not exist and are in no TypeScript program.
const eslint = new ESLint({ overrideConfig: [typescript.configs.disableTypeChecked] })

/** The rules that report this text, as if it were in that file. */
async function complaints(filePath: string, text: string) {
  const results = await eslint.lintText(text, { filePath, warnIgnored: true })
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message))
}

const page = 'app/orgs/[slug]/scratch/page.tsx'
const component = 'components/members/scratch.tsx'
const ui = 'components/ui/scratch.tsx'
const command = 'lib/members/scratch-member.ts'
const query = 'lib/members/queries.ts'

test.each([
  ['no-restricted-properties', command, `export const x = process.env.X`],
  ['no-restricted-properties', page, `export const { env } = process`],
  ['no-restricted-properties', query, `export const x = (tx) => tx.$queryRawUnsafe('')`],
  [
    'no-restricted-properties',
    'lib/x.test.ts',
    `export const x = (tx) => tx.$executeRawUnsafe('')`,
  ],
  ['no-restricted-properties', query, `export const x = (Prisma) => Prisma.raw('')`],
  ['no-restricted-syntax', command, `export default 1`],
  ['no-restricted-syntax', component, `const x = 1; export { x as default }`],
  ['no-restricted-imports', page, `import 'next/link'`],
  ['no-console', command, `console.log(1)`],
  ['no-console', command, `console.error(1)`],
  ['no-console', 'lib/db.ts', `console.log(1)`],
  ['no-undef', 'scripts/scratch.mjs', `procces.exit()`],
  ['eqeqeq', command, `export const x = (a) => a == 1`],
  ['prefer-const', command, `let x = 1; export const y = x`],
  ['@typescript-eslint/no-explicit-any', command, `export const x = (a: any) => a`],
  ['@typescript-eslint/no-unused-vars', command, `const x = 1`],
  ['@typescript-eslint/consistent-type-imports', command, `import { A } from './a'; type B = A`],
  ['@typescript-eslint/consistent-type-imports', command, `type B = import('./a').A`],
  ['@typescript-eslint/no-import-type-side-effects', command, `import { type A } from './a'`],
  [
    '@typescript-eslint/no-restricted-imports',
    page,
    `export { record } from '@/lib/events/record'`,
  ],
  [
    '@typescript-eslint/no-restricted-imports',
    page,
    `export { a } from '@/lib/accounts/sessions/find-session'`,
  ],
  ['react-hooks/rules-of-hooks', ui, `export function X({ a }) { if (a) useEffect(() => {}) }`],
  ['@next/next/no-html-link-for-pages', page, `export const X = () => <a href="/login">in</a>`],
])('%s: %s: refused by %s', async (rule, file, text) => {
  expect(await complaints(file, text)).toContain(rule)
})

test.each([
  [page, `export const X = () => <p>Hello</p>`],
  [page, `export const X = () => <p>{'Hello'}</p>`],
  [page, 'export const X = ({ n }) => <p>{`${n} people`}</p>'],
  [page, `export const X = ({ a }) => <p>{a ? 'yes' : <b />}</p>`],
  [page, `export const X = ({ a }) => <p>{a ?? 'nobody'}</p>`],
  [page, `export const X = () => <p>日本語</p>`],
  [page, `export const metadata = { title: 'Mailbox' }`],
  [component, `export const X = () => <input placeholder="Name" />`],
  [component, `export const X = () => <nav aria-label={'Main'} />`],
  [component, `export const X = ({ n }) => <Field label={n + ' people'} />`],
  [component, `export const X = () => <Field closeLabel="Close" />`],
  [ui, `export const X = () => <img src="x" alt="A picture" />`],
  [ui, `export const x = () => toast({ message: 'Saved.' })`],
  ['emails/scratch.tsx', `export const X = () => <p>Hello</p>`],
])('a text in the code of %s is refused: %s', async (file, text) => {
  expect(await complaints(file, text)).toContain('guildhall/texts')
})

test.each([
  [page, `export const X = ({ t }) => <p title={t('title')}>{t('text')} · 1</p>`],
  [component, `export const X = () => <p className="text-muted" id="content" role="status" />`],
  [component, `export const x = { label: 'overview', value: 'Overview' }`],
  [ui, `export const X = () => <img src="x" alt="" />`],
  [command, `export const x = { title: 'Not for people' }`],
  ['components/shell/error-notice.tsx', `export const X = () => <p>Something went wrong</p>`],
])('%s contains no text: %s', async (file, text) => {
  expect(await complaints(file, text)).not.toContain('guildhall/texts')
})
