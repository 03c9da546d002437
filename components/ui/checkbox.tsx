import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'
import { boxClasses } from './box-classes'

/** A native checkbox with its label, and a hint under it. The whole line is the target. */
export function Checkbox({
  label,
  hint,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={clsx('flex min-h-6 items-start gap-2.5 text-sm', className)}>
      <input type="checkbox" className={clsx('mt-0.5', boxClasses)} {...props} />
      <span className="grid gap-0.5">
        <span className="leading-5.5 text-ink">{label}</span>
        {hint && <span className="text-[0.8125rem] leading-5 text-muted">{hint}</span>}
      </span>
    </label>
  )
}
