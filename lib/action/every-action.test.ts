import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Our own source files: what a browser could reach through a bundle, and what runs beside it. */
const sources = ['app', 'components', 'emails', 'lib', 'prisma', 'scripts']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((path) => !path.startsWith('lib/generated/') && !/\.test\.tsx?$/.test(path))

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const parse = (path: string, text = read(path)) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)

/** Actions that can be called without being signed in. Each entry is a decision: think twice. */
const forEverybody = [
  'activateAccountAction',
  'addAddressAction',
  'changeAddressAction',
  'chooseLanguageAction',
  'declineInvitationAction',
  'endSessionByLinkAction',
  'joinByInvitationAction',
  'nameAddressAction',
  'askForRenewalAction',
  'mailProofAction',
  'registerToJoinAction',
  'requestActivationAction',
  'mailSignUpAgainAction',
  'requestPasswordResetAction',
  'requestSignInLinkAction',
  'confirmByCodeAction',
  'confirmByRecoveryCodeAction',
  'confirmByPasskeyAction',
  'signInByPasskeyAction',
  'resetPasswordAction',
  'signInAction',
  'signInByCodeAction',
  'signInByLinkAction',
  'signOutAction',
  'signUpAction',
  'undoAddressAction',
  'unsubscribeAction',
  // Only in the local mailbox, in development.
  'simulateDeliveryAction',
]
const guards = ['publicAction', 'userAction', 'orgAction', 'staffAction']

/** The exports of a module: each name with the function that created it, or what else it is. */
function exportsOf(file: ts.SourceFile): [name: string, made: string][] {
  return file.statements.flatMap((statement): [string, string][] => {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement))
      return [[statement.getText(), 'an export of something else']]
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported || ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement))
      return []
    if (!ts.isVariableStatement(statement)) return [[statement.getText(), 'no constant']]
    return statement.declarationList.declarations.map(({ name, initializer }) => [
      name.getText(),
      initializer && ts.isCallExpression(initializer)
        ? initializer.expression.getText()
        : 'no call',
    ])
  })
}

/** Where a module's imports come from, by name. */
const importsOf = (file: ts.SourceFile) =>
  new Map(
    file.statements.filter(ts.isImportDeclaration).flatMap(({ importClause, moduleSpecifier }) => {
      const { text } = moduleSpecifier as ts.StringLiteral
      const bindings = importClause?.namedBindings
      if (!bindings || !ts.isNamedImports(bindings)) return []
      return bindings.elements.map(({ name, propertyName }) => [
        name.text,
        propertyName ? `${propertyName.text} of ${text}` : text,
      ])
    }),
  )

/** All directives in a file: at the top or inside functions. */
function directives(file: ts.SourceFile): string[] {
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isExpressionStatement(node) && ts.isStringLiteralLike(node.expression))
      found.push(node.expression.text)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** What is wrong with a file of actions. */
function faults(file: ts.SourceFile): string[] {
  const [first] = file.statements
  const opens =
    first && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression)
      ? first.expression.text
      : 'something else'
  const imports = importsOf(file)
  return [
    ...(opens === 'use server' ? [] : [`it begins with ${opens}`]),
    ...exportsOf(file).flatMap(([name, made]) => {
      if (!guards.includes(made)) return [`${name} is ${made}`]
      if (imports.get(made) !== '@/lib/action/define-action') return [`${made} is another one`]
      if (made === 'publicAction' && !forEverybody.includes(name))
        return [`${name} is for everybody`]
      return []
    }),
  ]
}

const files = sources.filter((path) => /^lib\/(accounts\/)?[^/]+\/actions\.ts$/.test(path))
const actions = files.flatMap((path) => exportsOf(parse(path)))

test(`each of the ${actions.length} server actions has a guard`, () => {
  expect(files.length).toBeGreaterThanOrEqual(5)
  expect(actions.length).toBeGreaterThanOrEqual(24)
  expect(Object.fromEntries(files.map((path) => [path, faults(parse(path))]))).toEqual(
    Object.fromEntries(files.map((path) => [path, []])),
  )
})

test('every action listed as public exists and is public', () => {
  const made = new Map(actions)
  for (const name of forEverybody) expect([name, made.get(name)]).toEqual([name, 'publicAction'])
})

test('no other file contains a server action', () => {
  const others = sources.filter(
    (path) =>
      !files.includes(path) &&
      /use server/.test(read(path)) &&
      directives(parse(path)).includes('use server'),
  )
  expect(others).toEqual([])
})

test('no SQL statement is built as text that could include user input', () => {
  // The lint rule's own texts, and table names that come from the configuration.
  const known = ['lib/kinds/identifier.ts', 'scripts/lint/']
  const unsafe = sources.filter((path) =>
    /\$(query|execute)RawUnsafe|Prisma\.raw\(/.test(read(path)),
  )
  expect(unsafe.filter((path) => !known.some((start) => path.startsWith(start)))).toEqual([])
})

test('nothing created for one person is cached for others', () => {
  const kept = /['"]use cache\b|\bunstable_cache\b|\bexport const (revalidate|fetchCache)\b/
  const served = sources.filter((path) => /^(app|components|lib)\//.test(path))
  expect(served.filter((path) => kept.test(read(path)))).toEqual([])
})

describe('this test detects what it should', () => {
  const head = `'use server'\nimport { publicAction, orgAction } from '@/lib/action/define-action'\n`
  test.each([
    [`${head}export const signInAction = publicAction(s, c)`, []],
    [`${head}export const removeAction = orgAction('member.remove', s, c)`, []],
    [`${head}export type Input = string`, []],
    [
      `import { publicAction } from '@/lib/action/define-action'`,
      ['it begins with something else'],
    ],
    [`'use client'`, ['it begins with use client']],
    [`${head}export const removeAction = publicAction(s, c)`, ['removeAction is for everybody']],
    [`${head}export const removeAction = remove`, ['removeAction is no call']],
    [`${head}export const removeAction = remove(s)`, ['removeAction is remove']],
    [`${head}export const removeAction = async () => {}`, ['removeAction is no call']],
    [
      `${head}export async function remove() {}`,
      ['export async function remove() {} is no constant'],
    ],
    [`${head}export default remove`, ['export default remove is an export of something else']],
    [
      `${head}export { remove } from '@/lib/remove'`,
      [`export { remove } from '@/lib/remove' is an export of something else`],
    ],
    [
      `${head}export * from '@/lib/remove'`,
      [`export * from '@/lib/remove' is an export of something else`],
    ],
    [
      `'use server'\nimport { orgAction } from '@/lib/mine'\nexport const removeAction = orgAction(s, c)`,
      ['orgAction is another one'],
    ],
    [
      `'use server'\nimport { publicAction as orgAction } from '@/lib/action/define-action'\nexport const a = orgAction(s, c)`,
      ['orgAction is another one'],
    ],
  ])('%j', (text, expected) => {
    expect(faults(parse('actions.ts', text))).toEqual(expected)
  })

  test('including a directive inside a function', () => {
    const text = `export default function Page() { async function act() { 'use server' } }`
    expect(directives(parse('page.tsx', text))).toEqual(['use server'])
  })
})
