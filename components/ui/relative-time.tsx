const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

// Cached, because creating one costs fifty times as much as using it, and a list uses it in every row.
const momentFormat = kept(
  (locale, timeZone) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long', timeZone }),
)
const distanceFormat = kept((locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))

/** "3 days ago", with the exact time on hover. Rendered on the server, or pass a `now`. */
export function RelativeTime({
  className,
  ...moment
}: Parameters<typeof timeAgo>[0] & { className?: string }) {
  const { iso, exact, ago } = timeAgo(moment)
  return (
    <time dateTime={iso} title={exact} className={className}>
      {ago}
    </time>
  )
}

/** A time as text, for lists whose rows are rendered in the browser: "3 days ago", and exact. */
export function timeAgo({
  date,
  locale,
  now = new Date(),
  timeZone = 'UTC',
}: {
  date: Date | string
  locale: string
  now?: Date
  timeZone?: string
}) {
  const moment = new Date(date)
  return {
    iso: moment.toISOString(),
    exact: momentFormat(locale, timeZone).format(moment),
    ago: relative(moment, now, locale),
  }
}

const relative = (date: Date, now: Date, locale: string) => {
  const seconds = (date.getTime() - now.getTime()) / 1000
  // Sent an hour ago for 7 days, it should expire "in 7 days"; past times count only full units.
  const round = seconds > 0 ? Math.round : Math.trunc
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1]
  return distanceFormat(locale).format(unit === 'second' ? 0 : round(seconds / size), unit)
}

function kept<Format>(make: (locale: string, timeZone?: string) => Format) {
  const made = new Map<string, Format>()
  return (locale: string, timeZone?: string) => {
    const key = `${locale} ${timeZone}`
    const format = made.get(key) ?? make(locale, timeZone)
    made.set(key, format)
    return format
  }
}
