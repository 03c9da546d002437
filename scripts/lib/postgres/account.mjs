import { execFileSync } from 'node:child_process'

const own = 'guildhall'

/** @returns {boolean} whether PostgreSQL would refuse to run as the current user */
export const isRoot = () => process.getuid?.() === 0

/**
 * The user that PostgreSQL runs as if we are root: one created for it, else the system's user for
 * PostgreSQL, else a new one without home, shell or password. "nobody" is the last choice, because
 * other services may use it too.
 */
export function unprivilegedUser() {
  return find(own) ?? find('postgres') ?? create() ?? find('nobody') ?? { uid: 65534, gid: 65534 }
}

function find(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' }))
    const [uid, gid] = [id('-u'), id('-g')]
    return uid > 0 ? { uid, gid } : undefined
  } catch {
    return undefined
  }
}

function create() {
  const add = ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', own]
  try {
    execFileSync('useradd', add, { stdio: 'ignore' })
    return find(own)
  } catch {
    return undefined // no useradd, or /etc is not writable
  }
}
