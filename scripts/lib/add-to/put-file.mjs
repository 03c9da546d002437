import fs from 'node:fs'
import path from 'node:path'

/** Writes a file of Guildhall, creating its folder if necessary; programs are made executable. */
export function putFile(at, content) {
  fs.mkdirSync(path.dirname(at), { recursive: true })
  fs.writeFileSync(at, content)
  if (content.toString().startsWith('#!')) fs.chmodSync(at, 0o755)
}
