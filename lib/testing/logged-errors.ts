// Test files share one process, and some load modules again.
const home = globalThis as { guildhallLogged?: { errors: string[]; lines: string[] } }

/** From now on, collects logged errors instead of printing them. */
export function noteErrors() {
  const logged = listen()
  logged.errors.length = logged.lines.length = 0
  console.error = (...args: unknown[]) => void logged.errors.push(args.map(String).join(' '))
}

/** Returns and clears the logged errors, which would otherwise fail the test. */
export const loggedErrors = (): string[] => listen().errors.splice(0)

/** Returns and clears the log lines of the levels that LOG_LEVEL permits. */
export const loggedLines = (): Record<string, unknown>[] =>
  listen()
    .lines.splice(0)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

function listen() {
  if (home.guildhallLogged) return home.guildhallLogged
  const logged = (home.guildhallLogged = { errors: [] as string[], lines: [] as string[] })
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream)
    stream.write = ((text: string | Uint8Array, ...more: never[]) => {
      const line = String(text)
      if (!line.startsWith('{"level":"')) return write(text, ...more)
      logged.lines.push(line)
      if (line.startsWith('{"level":"error"')) logged.errors.push(line)
      return true
    }) as typeof stream.write
  }
  return logged
}
