import type { ComponentProps } from 'react'
import clsx from 'clsx'

/** The name of a control; `optional` is the word for it ("optional") when it may stay empty. */
export function Label({
  optional,
  className,
  children,
  ...props
}: ComponentProps<'label'> & { optional?: string }) {
  return (
    <label className={clsx('label', className)} {...props}>
      {children}
      {optional && <span>{optional}</span>}
    </label>
  )
}
