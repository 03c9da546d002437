import fs from 'node:fs'
import path from 'node:path'

/** Writes a file of Guildhall's, in a folder that may not be there yet; a program can be run. */
export function putFile(at, content) {
  fs.mkdirSync(path.dirname(at), { recursive: true })
  fs.writeFileSync(at, content)
  if (content.toString().startsWith('#!')) fs.chmodSync(at, 0o755)
}
