import type { ComponentProps, ReactNode } from 'react'
import clsx from 'clsx'
import { controlClasses } from './control-classes'

export type InputProps = Omit<ComponentProps<'input'>, 'prefix'> & {
  /** Fixed text before what is typed, part of the value's meaning: "guildhall.app/". */
  prefix?: ReactNode
  /** At the right edge inside the control: a state, a small button. */
  trailing?: ReactNode
}

/** A text input of one line. */
export function Input({ prefix, trailing, className, ...props }: InputProps) {
  if (!prefix && !trailing)
    return <input className={clsx(controlClasses, 'h-10 sm:h-9', className)} {...props} />
  return (
    <div className={clsx('relative flex', className)}>
      {prefix && (
        <span className="max-w-3/5 shrink-0 content-center truncate rounded-l-control border border-r-0 border-control bg-sunken px-3 text-base text-muted sm:text-sm">
          {prefix}
        </span>
      )}
      <input
        className={clsx(
          controlClasses,
          'h-10 sm:h-9',
          prefix && 'rounded-l-none',
          trailing && 'pr-11',
        )}
        {...props}
      />
      {trailing && (
        <span className="absolute inset-y-0 right-1 flex items-center text-muted">{trailing}</span>
      )}
    </div>
  )
}
