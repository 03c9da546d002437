import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** Returns the tests that a text names, each as `file`: “title”. */
export const namedTests = (text: string) =>
  [...text.matchAll(/`([^`\s]+(?:\.test|\.spec|-contract)\.ts)`: “([^”]+)”/g)].map(
    ([, file = '', name = '']) => ({ file, name }),
  )

/** Expects that the file has a test or describe with this title, and skips none of its tests. */
export function expectRuns({ file, name }: { file: string; name: string }) {
  expect(existsSync(file), file).toBe(true)
  const source = readFileSync(file, 'utf8')
  const lines = source.split('\n')
  const at = lines.findIndex((line) =>
    [`'${name}'`, `"${name}"`, `\`${name}\``].some((title) => line.includes(title)),
  )
  expect(at, name).toBeGreaterThanOrEqual(0)
  // The call may be on the previous line if its arguments are wrapped.
  const call = lines.slice(Math.max(0, at - 1), at + 1).join('\n')
  expect(call).toMatch(/(^|\n)\s*(test|describe)(\.each\([^]*\))?\(/)
  expect(source).not.toMatch(/\.(skip|todo|only|fails)\(|\bx(test|it|describe)\(/)
}
