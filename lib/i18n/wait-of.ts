/** A waiting time in natural units: the values of the message `app.wait`. */
export type Wait = { unit: 'minutes' | 'hours' | 'days'; count: number }

const HOUR = 60
const DAY = 24 * HOUR

/** Converts minutes: to hours from one hour on, to days from 20 hours on ("tomorrow"). */
export function waitOf(minutes: number): Wait {
  if (minutes < HOUR) return { unit: 'minutes', count: Math.max(1, Math.ceil(minutes)) }
  if (minutes < 20 * HOUR) return { unit: 'hours', count: Math.ceil(minutes / HOUR) }
  return { unit: 'days', count: Math.max(1, Math.round(minutes / DAY)) }
}
