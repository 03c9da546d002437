/**
 * A date with its time and zone, as every page and mail writes it: what ends "on November 30" ends at
 * another hour for most of those who read it.
 */
export const momentFormat = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const
