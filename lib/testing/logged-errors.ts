const logged: string[] = []

/** Notes what is logged as an error from now on, instead of printing it. */
export function noteErrors() {
  logged.length = 0
  console.error = (...args: unknown[]) => void logged.push(args.map(String).join(' '))
}

/** Takes what was logged as errors until now, which would otherwise fail the test. */
export const loggedErrors = (): string[] => logged.splice(0)
