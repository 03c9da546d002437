import type { ComponentProps } from 'react'
import clsx from 'clsx'

/** Help under a control. Its id belongs into the control's aria-describedby (<Field> does it). */
export function Hint({ className, ...props }: ComponentProps<'p'>) {
  return <p className={clsx('hint', className)} {...props} />
}
