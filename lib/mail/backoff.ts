import { hours } from '@/lib/config/define-guildhall'

/**
 * How long until the next try: 5 s, 10 s, 20 s … up to an hour, each a little more or less, so that
 * not all return at once.
 * @param together the same for all that must return at the same time
 */
export function backoff(attempts: number, together: string): number {
  const spread = parseInt(together.slice(-4), 16) / 0xffff
  return Math.min(hours(1), 5_000 * 2 ** Math.max(0, attempts - 1)) * (0.8 + spread * 0.4)
}
