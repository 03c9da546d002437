// Must load in every Node that supports modules: no syntax newer than Node 14 here.

const oldest = { 20: 19, 22: 12 }

/**
 * @param {string} version as in process.versions.node
 * @returns {boolean} whether Guildhall and its dependencies (Prisma, Vite) run on it
 */
export function nodeIsSupported(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major < 20 || major === 21) return false
  return minor >= (oldest[major] || 0)
}

/** Ends the process with one sentence if Node is too old. */
export function requireNode() {
  if (nodeIsSupported(process.versions.node)) return
  console.error(
    'Guildhall needs Node 20.19 or later (22.12 or later of Node 22), and this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and start again.',
  )
  process.exit(1)
}
