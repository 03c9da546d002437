// Read by every Node that can read a module at all: no syntax here that is younger than Node 14.

const oldest = { 20: 19, 22: 12 }

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean} whether Guildhall and what it is built on (Prisma, Vite) run on it
 */
export function nodeIsSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major < 20 || major === 21) return false
  return minor >= (oldest[major] || 0)
}

/** Ends the process with one sentence when Node is too old. */
export function requireNode() {
  if (nodeIsSupported(process.versions.node)) return
  console.error(
    'Guildhall needs Node 20.19 or later (22.12 or later of Node 22), and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and start again.',
  )
  process.exit(1)
}
