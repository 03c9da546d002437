'use client'
import { useEffect, useRef, type ComponentProps } from 'react'
import clsx from 'clsx'

/** A box to tick without words of its own, in a row of a table; it can be half ticked. */
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
    // The label is the target: 24 px, in the room of the box.
    <label className={clsx('tick', className)}>
      <input ref={ref} type="checkbox" className="box" {...props} />
    </label>
  )
}
