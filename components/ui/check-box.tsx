'use client'
import { useEffect, useRef, type ComponentProps } from 'react'
import clsx from 'clsx'

/** A checkbox without a visible label, for table rows; can be indeterminate. */
export function CheckBox({
  indeterminate = false,
  className,
  ...props
}: Omit<ComponentProps<'input'>, 'type'> & { indeterminate?: boolean; 'aria-label': string }) {
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate
  }, [indeterminate])
  return (
    // The label is the click target: 24 px, in the space of the checkbox.
    <label className={clsx('tick', className)}>
      <input ref={ref} type="checkbox" className="box" {...props} />
    </label>
  )
}
