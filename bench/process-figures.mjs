import { execFileSync } from 'node:child_process'
import fs from 'node:fs'

/** @returns {number} the memory used by a process, in bytes; NaN if it has exited */
export function residentMemory(pid) {
  const kilobytes =
    process.platform === 'linux'
      ? /VmRSS:\s+(\d+)/.exec(readProc(pid, 'status'))?.[1]
      : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return 1024 * Number(kilobytes)
}

/** @returns {number} the CPU time used by a process, in milliseconds; NaN if unknown */
export function cpuTime(pid) {
  if (process.platform !== 'linux') return NaN
  // After the name in brackets, which may contain anything: user and system time in hundredths of a
  // second.
  const fields = readProc(pid, 'stat').split(') ').at(-1).split(' ')
  return 10 * (Number(fields[11]) + Number(fields[12]))
}

/** Watches the memory of a process from now on. */
export function watchMemory(pid) {
  const before = residentMemory(pid)
  let peak = before
  const look = () => {
    const now = residentMemory(pid)
    if (now > peak) peak = now
    return now
  }
  const timer = setInterval(look, 250)
  return {
    figures: () => ({ before, after: look(), peak }),
    stop: () => clearInterval(timer),
  }
}

function readProc(pid, name) {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return '' // whoever waits for it reports that it has exited
  }
}
