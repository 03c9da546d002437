import 'server-only'
import { originNow } from '@/lib/ops/origin'

/** One line of JSON for a request that was refused before anything of it ran. */
export function logRefusal(about: Record<string, string | number>) {
  const time = new Date().toISOString()
  console.error(JSON.stringify({ level: 'warn', time, event: 'request-refused', ...about }))
}

/**
 * One line of JSON for what should not have happened. Names the error, never what was typed: no
 * addresses, no tokens, no passwords.
 */
export function logError(error: unknown, about: Record<string, string | number> = {}) {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  const { requestId } = originNow()
  console.error(
    JSON.stringify({
      level: 'error',
      time: new Date().toISOString(),
      ...about,
      ...(requestId && { requestId }),
      name,
      // A provider may repeat the address that it refuses.
      message: message.replace(/[^\s@<>"'`(]+@[^\s@<>"'`)]+/g, '[address]').slice(0, 500),
      stack: stack
        ?.split('\n')
        .slice(1, 6)
        .map((line) => line.trim()),
    }),
  )
}

/** One line of JSON for what whoever runs the server should know, and nobody did wrong. */
export function logWarning(message: string, about: Record<string, string | number> = {}) {
  console.warn(
    JSON.stringify({ level: 'warning', time: new Date().toISOString(), message, ...about }),
  )
}
