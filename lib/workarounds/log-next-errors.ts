import 'server-only'
import { logError } from '@/lib/log'
import { fromRequest } from '@/lib/ops/origin'

/**
 * Defect: vercel/next.js#35331 (also #4808), seen with Next 16.4.6. Next prints an error of a page on many
 * lines with all of its fields, such as the row that PostgreSQL refused, and takes no other logger. Those
 * that it prints have a digest, and are given to logPageError as well.
 */
export function logNextErrors() {
  const { error: print } = console
  const isOfPage = (each: unknown) => each instanceof Error && 'digest' in each
  Object.assign(console, {
    error: (...said: unknown[]) => {
      if (!said.some(isOfPage)) print(...said)
    },
  })
}

/** Logs an error of a page, with the code that the page shows. */
export function logPageError(error: unknown, headers: Headers) {
  const { digest } = Object(error) as { digest?: string }
  fromRequest(headers, () => logError(error, { id: digest }))
}
