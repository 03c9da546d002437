import type { ComponentProps } from 'react'
import { CircleAlert } from 'lucide-react'
import clsx from 'clsx'

/** What is wrong with one control, in words and with a mark, so that colour alone does not tell. */
export function FieldError({ className, children, ...props }: ComponentProps<'p'>) {
  return (
    <p className={clsx('field-error', className)} {...props}>
      <CircleAlert aria-hidden="true" />
      <span>{children}</span>
    </p>
  )
}
