import type { Instrumentation } from 'next'

/** Called by Next once, when a server starts. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('@/lib/ops/boot')
  await boot()
}

/** Called by Next for each error of a page. */
export const onRequestError: Instrumentation.onRequestError = async (error, { headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NODE_ENV !== 'production') return
  const { logPageError } = await import('@/lib/workarounds/log-next-errors')
  logPageError(error, new Headers(headers as Record<string, string>))
}
