/**
 * A date with time and time zone, as used in all pages and emails, because "on November 30" would end
 * at a different time for most readers.
 */
export const momentFormat = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const
