import { residentMemory } from './process-figures.mjs'

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
