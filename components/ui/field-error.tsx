import type { ComponentProps } from 'react'
import { CircleAlert } from 'lucide-react'
import clsx from 'clsx'

/** What is wrong with one control, in words and with a mark, so that colour alone does not tell. */
export function FieldError({ className, children, ...props }: ComponentProps<'p'>) {
  return (
    <p
      className={clsx(
        'flex items-start gap-1.5 text-[0.8125rem] leading-5 font-medium text-danger',
        className,
      )}
      {...props}
    >
      <CircleAlert aria-hidden="true" className="mt-[0.1875rem] size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  )
}
