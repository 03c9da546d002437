import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx/lite'

export type InputProps = Omit<ComponentProps<'input'>, 'prefix'> & {
  /** Fixed text before the input that is part of the value: "guildhall.app/". */
  prefix?: ReactNode
  /** At the right edge of the control: a state, a small button. */
  trailing?: ReactNode
}

/** A single-line text input. */
export function Input({ prefix, trailing, className, ...props }: InputProps) {
  if (!prefix && !trailing) return <input className={clsx('input', className)} {...props} />
  return (
    <div className={clsx('affixed', className)}>
      {prefix && <span>{prefix}</span>}
      <input className="input" {...props} />
      {trailing && <span>{trailing}</span>}
    </div>
  )
}

/** A multi-line text input; grows while typing if the browser supports it. */
export function Textarea({ className, rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={clsx('input', className)} {...props} />
}
