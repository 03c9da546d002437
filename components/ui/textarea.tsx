import type { ComponentProps } from 'react'
import clsx from 'clsx'

/** A text of several lines; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={clsx('input', className)} {...props} />
}
