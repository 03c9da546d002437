import { residentMemory } from './process-figures.mjs'

/** Watches the memory of the server from now on. */
export function watchMemory(pid) {
  const before = residentMemory(pid)
  let peak = before
  const look = () => {
    const now = residentMemory(pid)
    peak = Math.max(peak, now)
    return now
  }
  const timer = setInterval(look, 250)
  return {
    figures: () => ({ before, after: look(), peak }),
    stop: () => clearInterval(timer),
  }
}
