import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'

/** A native checkbox with its label, and a hint under it. The whole line is the target. */
export function Checkbox({
  label,
  hint,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={clsx('flex min-h-6 items-start gap-2.5 text-sm', className)}>
      <input
        type="checkbox"
        className={clsx(
          'mt-0.5 grid size-4.5 shrink-0 appearance-none place-content-center rounded-[0.3125rem] border border-control bg-surface transition-colors forced-colors:appearance-auto',
          'before:size-3 before:scale-0 before:bg-on-accent before:[clip-path:polygon(14%_45%,0_62%,41%_100%,100%_17%,83%_3%,39%_66%)]',
          'checked:border-accent checked:bg-accent checked:before:scale-100 aria-invalid:border-danger disabled:opacity-50',
        )}
        {...props}
      />
      <span className="grid gap-0.5">
        <span className="leading-5.5 text-ink">{label}</span>
        {hint && <span className="text-[0.8125rem] leading-5 text-muted">{hint}</span>}
      </span>
    </label>
  )
}
