import clsx from 'clsx'

const shapes = { line: 'rounded-small', block: 'rounded-card', round: 'rounded-full' }

/** A grey shape where something is about to be; size it by class: `h-4 w-40`. */
export function Skeleton({
  shape = 'line',
  className,
}: {
  shape?: keyof typeof shapes
  className?: string
}) {
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'block animate-breathe bg-line dark:bg-line-strong',
        shapes[shape],
        className,
      )}
    />
  )
}
