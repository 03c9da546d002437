import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { mergeJson } from './merge-json.mjs'

/**
 * Merges two changes of one file like Git. If lines of a JSON file conflict, merges it by keys.
 * @returns {{ content?: string, hasConflict: boolean, why?: string }}
 */
export function mergeText(file, { base, mine, theirs }, work) {
  const texts = { mine, base: base ?? Buffer.alloc(0), theirs }
  if (Object.values(texts).some((text) => text.includes(0)))
    return { hasConflict: true, why: 'changed there and by you, and no text' }
  const folder = path.join(work, 'merge')
  fs.mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(texts)) fs.writeFileSync(path.join(folder, name), text)
  const labels = ['yours', 'before', 'Guildhall'].flatMap((label) => ['-L', label])
  const { stdout, status } = spawnSync(
    'git',
    ['merge-file', '-p', ...labels, ...Object.keys(texts)],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  )
  if (status === 0) return { content: stdout, hasConflict: false }
  if (file.endsWith('.json') && base) {
    const parsed = Object.values({ base, mine, theirs }).map((text) => JSON.parse(text.toString()))
    const { value, conflicts } = mergeJson(...parsed)
    if (conflicts.length === 0)
      return { content: `${JSON.stringify(value, null, 2)}\n`, hasConflict: false }
  }
  return { content: stdout, hasConflict: true, why: base ? undefined : 'new there and here' }
}
