/**
 * How long a provider asks to wait, from `retry-after` (seconds or a date) or else from
 * `ratelimit-reset` (seconds).
 * @returns milliseconds; undefined when it does not say
 */
export function retryAfter(headers: Record<string, string> | null | undefined): number | undefined {
  const text = headers?.['retry-after'] ?? headers?.['ratelimit-reset']
  if (!text?.trim()) return undefined
  const seconds = Number(text)
  const ms = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
