import { createRequire } from 'node:module'
import path from 'node:path'
import { Failure } from '../failure.mjs'

/** TypeScript, to parse the app's files: the app's own, or else this checkout's. */
export async function loadTypeScript(folder) {
  for (const from of [path.join(folder, 'package.json'), import.meta.url])
    try {
      const typescript = createRequire(from)('typescript')
      if (typescript.createSourceFile) return typescript // version 7 has no such API
    } catch {
      // not installed there
    }
  throw new Failure(`The packages of ${folder} are not installed: run npm install there first.`)
}

const parse = (ts, text, name = 'config.ts') =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)

/** Adds an import after the last one, with the quotes and line endings of the file. */
export function insertImport(ts, text, line) {
  const source = parse(ts, text)
  const last = source.statements.filter(ts.isImportDeclaration).at(-1)
  const own = last?.getText() ?? ''
  const quoted = own.includes('"') ? line.replaceAll("'", '"') : line
  const statement = own === '' || own.endsWith(';') ? `${quoted};` : quoted
  if (!last) return `${statement}\n\n${text}`
  return `${text.slice(0, last.end)}\n${statement}${text.slice(last.end)}`
}

/** export default X → export default wrapper(X). @returns undefined if there is no such expression */
export function wrapDefaultExport(ts, text, wrapper) {
  const found = parse(ts, text).statements.find(
    (statement) => ts.isExportAssignment(statement) && !statement.isExportEquals,
  )
  if (!found) return undefined
  const { expression } = found
  const [start, end] = [expression.getStart(), expression.end]
  return `${text.slice(0, start)}${wrapper}(${text.slice(start, end)})${text.slice(end)}`
}

/**
 * Adds a path to tsconfig.json, keeping its comments.
 * @returns undefined if the paths are in another file that this one extends
 */
export function addPath(ts, text, name, folder) {
  const file = ts.parseJsonText('tsconfig.json', text)
  const property = (object, key) =>
    object?.properties?.find((each) => ts.isPropertyAssignment(each) && each.name.text === key)
      ?.initializer
  const whole = file.statements[0]?.expression
  const options = property(whole, 'compilerOptions')
  const paths = property(options, 'paths')
  if (!options || (!paths && property(whole, 'extends'))) return undefined
  const base = property(options, 'baseUrl')?.text ?? '.'
  const target = path.posix.relative(path.posix.normalize(base), folder)
  const entry = `"${name}": ["${target.startsWith('.') ? target : `./${target}`}"]`
  return paths
    ? insertFirst(file, text, paths, entry)
    : insertFirst(file, text, options, `"paths": { ${entry} }`)
}

function insertFirst(file, text, object, entry) {
  const at = object.getStart(file) + 1
  const [first] = object.properties
  if (!first) return `${text.slice(0, at)} ${entry} ${text.slice(at)}`
  const space = text.slice(at, first.getStart(file)).match(/\s*$/)[0] || ' '
  return `${text.slice(0, at)}${space}${entry},${text.slice(at)}`
}
