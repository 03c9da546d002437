import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/** @returns {number} the memory that a process holds, in bytes */
export function residentMemory(pid) {
  if (process.platform === 'linux')
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  const kilobytes = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return 1024 * Number(kilobytes)
}

/** @returns {number} the processor time that a process has used, in milliseconds; NaN if unknown */
export function cpuTime(pid) {
  if (process.platform !== 'linux') return NaN
  // After the name in brackets, which may hold anything: user and system time in hundredths.
  const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
  return 10 * (Number(fields[11]) + Number(fields[12]))
}
