import type { ComponentProps } from 'react'
import clsx from 'clsx'

/** A multi-line text input; grows while typing if the browser supports it. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={clsx('input', className)} {...props} />
}
