import fs from 'node:fs'
import path from 'node:path'
import { jsonIn } from './root.mjs'
import { identify, isAlive } from './process-identity.mjs'

/**
 * Claims what a file represents (a folder, a database's files) for this process. The file says who
 * holds it and what that process started, so that a later process can tell a running holder from a
 * killed one, and clean up after the latter.
 * @param {object} about what a holder tells others, such as its URL
 * @param {(holder: object) => Error} refusal returns the error if a running process holds it
 * @returns {{ left: object | undefined, update: (more: object) => void, release: () => void }}
 */
export function claim(file, about, refusal) {
  let record = { ...identify(process.pid), ...about }
  let left
  for (let tries = 0; !create(file, record); tries++) {
    const holder = jsonIn(file)
    if (isAlive(holder) || tries > 5) throw refusal(holder ?? {})
    left = holder ?? left
    takeAway(file, holder, refusal)
  }
  return {
    left,
    update(more) {
      record = { ...record, ...more }
      const draft = `${file}.${process.pid}`
      fs.writeFileSync(draft, JSON.stringify(record))
      fs.renameSync(draft, file)
    },
    release: () => fs.rmSync(file, { force: true }),
  }
}

/** @returns {object | undefined} the running process that holds it */
export function holderOf(file) {
  const holder = jsonIn(file)
  return isAlive(holder) ? holder : undefined
}

// Creating a link is atomic and fails if the name is taken, so that two cannot both succeed.
function create(file, record) {
  const draft = `${file}.${process.pid}`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(draft, JSON.stringify(record))
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code)) throw error
    return createWithoutLinks(file, record)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

// For file systems without hard links.
function createWithoutLinks(file, record) {
  try {
    fs.writeFileSync(file, JSON.stringify(record), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

// If two find the same dead holder, the second could remove the first one's new claim: so each checks
// what it removed, and puts back that of a running process.
function takeAway(file, dead, refusal) {
  const aside = `${file}.${process.pid}.old`
  try {
    fs.renameSync(file, aside)
  } catch (error) {
    if (error.code === 'ENOENT') return
    throw error
  }
  const got = jsonIn(aside)
  if (isAlive(got) && got.pid !== dead?.pid) {
    fs.renameSync(aside, file)
    throw refusal(got)
  }
  fs.rmSync(aside)
}
