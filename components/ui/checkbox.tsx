import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'

/** A native checkbox with its label, and a hint below it. The whole line is the click target. */
export function Checkbox({
  label,
  hint,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode; hint?: ReactNode }) {
  return (
    <label className={clsx('check', className)}>
      <input type="checkbox" className="box" {...props} />
      <span>
        <span>{label}</span>
        {hint && <span className="hint">{hint}</span>}
      </span>
    </label>
  )
}
