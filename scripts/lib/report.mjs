import { explain, Failure } from './failure.mjs'

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
