/** Whether to run at full length: npm run test:chaos. */
export const isFull = process.env.FAULTS === 'full'

/** Prints a line for the table of npm run test:chaos. */
export const figure = (id, text) => process.stdout.write(`\nFIGURE ${id}  ${text}\n`)

/** Returns the 95th percentile. */
export const p95 = (times) =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)])
