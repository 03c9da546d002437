import os from 'node:os'

/** What a reader must know to compare one run with another. */
export const describeRun = ({ seconds }) => ({
  date: new Date().toISOString(),
  node: process.version,
  processors: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`,
  loadAverageBefore: Number(os.loadavg()[0].toFixed(2)),
  seconds,
})
