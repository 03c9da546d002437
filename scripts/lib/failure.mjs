import os from 'node:os'

/** A problem that the user can fix: shown as one sentence, without a stack trace. */
export class Failure extends Error {
  /**
   * @param {string} sentence what is wrong and what to do
   * @param {string} [output] what a command printed before it failed, shown above the sentence
   */
  constructor(sentence, output) {
    super(sentence)
    this.output = output
  }
}

const full = /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i

/** @returns {boolean} whether an error or a command's output says that the disk is full */
export const saysDiskIsFull = (text) => full.test(String(text))

/** @returns {Failure} for a full disk, with the same text everywhere */
export const diskIsFull = (folder) =>
  new Failure(`No space is left on the disk that holds ${folder}: free some and start again.`)

/** Turns a file system error into a sentence; unknown errors are returned unchanged. */
export function explain(error) {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const where = error.path ?? process.cwd()
  if (saysDiskIsFull(`${error.code} ${error.message}`)) return diskIsFull(where)
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code) && error.path)
    return new Failure(
      `${where} cannot be written or read by ${userName()} (${error.code}): ` +
        'give that user the right to it, or use a folder of your own.',
    )
  if (['ENOTDIR', 'EEXIST'].includes(error.code) && error.path)
    return new Failure(`${where} is a file where a folder is needed: move it away.`)
  return error
}

function userName() {
  try {
    return os.userInfo().username
  } catch {
    return 'this user' // a container may run under a user id without a name
  }
}

/** Prints why a command ends: one sentence for an expected failure, with its output above it. */
export function report(thrown) {
  const error = explain(thrown)
  if (!(error instanceof Failure)) return reportUnforeseen(error)
  if (error.output) console.error(`\n${error.output.trimEnd()}\n`)
  console.error(error.message)
}

function reportUnforeseen(error) {
  if (process.env.GUILDHALL_DEBUG) return console.error(error)
  const what = error instanceof Error ? error.message : String(error)
  console.error(`Something unforeseen went wrong: ${what} (GUILDHALL_DEBUG=1 shows where).`)
}
