import type { ComponentProps } from 'react'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'
import { Spinner } from './spinner'

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Busy: keeps its width, name and focus, and ignores further clicks. */
  pending?: boolean
}

/** A button. Icons are children; an icon alone (size="icon") needs an aria-label. */
export function Button({
  variant = 'secondary',
  size = 'md',
  pending = false,
  type = 'button',
  className,
  children,
  ...props
}: ButtonProps) {
  // Busy is aria-disabled, not disabled, because a disabled button loses the focus.
  const busy = pending && ({ ...idle, 'aria-busy': true, 'aria-disabled': true } as const)
  return (
    <button type={type} className={buttonClasses(variant, size, className)} {...props} {...busy}>
      {pending && <Spinner />}
      {pending ? <span>{children}</span> : children}
    </button>
  )
}

// A plain button without a handler: neither submits nor acts.
const idle = { type: 'button', onClick: undefined } as const
