/** Whether everything is done at full length: npm run test:chaos. */
export const isFull = process.env.FAULTS === 'full'

/** A line of the table that npm run test:chaos prints. */
export const figure = (id, text) => process.stdout.write(`\nFIGURE ${id}  ${text}\n`)

/** The time that 95 of 100 took no longer than. */
export const p95 = (times) =>
  Math.round([...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)])
