'use client'
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react'
import clsx from 'clsx/lite'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & {
  indeterminate?: boolean
} & ({ label: ReactNode; hint?: ReactNode } | { label?: undefined; 'aria-label': string })

/**
 * A native checkbox with its label, and a hint below it; or alone in a table row, where it can be
 * indeterminate. The whole line is the click target, or 24 px in the space of the checkbox.
 */
export function Checkbox({ indeterminate = false, className, ...all }: CheckboxProps) {
  const { label, hint, ...props } = { hint: undefined, ...all }
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    <label className={clsx(label ? 'check' : 'tick', className)}>
      <input ref={ref} type="checkbox" className="box" {...props} />
      {label && (
        <span>
          <span>{label}</span>
          {hint && <span className="hint">{hint}</span>}
        </span>
      )}
    </label>
  )
}
