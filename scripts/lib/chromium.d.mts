/** The browser for the tests; undefined leaves it to Playwright. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined
