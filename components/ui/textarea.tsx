import type { ComponentProps } from 'react'
import clsx from 'clsx'
import { controlClasses } from './control-classes'

/** A text of several lines; grows with what is typed where the browser can. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      rows={rows}
      className={clsx(controlClasses, 'field-sizing-content min-h-24 py-2 leading-6', className)}
      {...props}
    />
  )
}
