import { existsSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** The tests that a text names, each as `file`: “title”. */
export const namedTests = (text: string) =>
  [...text.matchAll(/`([^`\s]+(?:\.test|\.spec|-contract)\.ts)`: “([^”]+)”/g)].map(
    ([, file = '', name = '']) => ({ file, name }),
  )

/** The file has a test or a group of this title, and leaves none of its tests out. */
export function expectRuns({ file, name }: { file: string; name: string }) {
  expect(existsSync(file), file).toBe(true)
  const source = readFileSync(file, 'utf8')
  const lines = source.split('\n')
  const at = lines.findIndex((line) =>
    [`'${name}'`, `"${name}"`, `\`${name}\``].some((title) => line.includes(title)),
  )
  expect(at, name).toBeGreaterThanOrEqual(0)
  // The call may stand on the line before, when its arguments are broken.
  const call = lines.slice(Math.max(0, at - 1), at + 1).join('\n')
  expect(call).toMatch(/(^|\n)\s*(test|describe)(\.each\([^]*\))?\(/)
  expect(source).not.toMatch(/\.(skip|todo|only|fails)\(|\bx(test|it|describe)\(/)
}
