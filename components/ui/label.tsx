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
    <label
      className={clsx('min-w-0 text-sm font-medium wrap-anywhere text-ink', className)}
      {...props}
    >
      {children}
      {optional && <span className="ml-1.5 font-normal text-muted">{optional}</span>}
    </label>
  )
}
