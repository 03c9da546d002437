import type { ComponentProps } from 'react'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'
import { Spinner } from './spinner'

export type ButtonProps = ComponentProps<'button'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Busy: keeps its width, its name and the focus, and ignores further clicks. */
  pending?: boolean
}

/** A button. Icons go in as children; an icon alone (size="icon") needs an aria-label. */
export function Button({
  variant = 'secondary',
  size = 'md',
  pending = false,
  type = 'button',
  className,
  children,
  ...props
}: ButtonProps) {
  // Busy is aria-disabled, not disabled: a disabled button would drop the focus of its user.
  const busy = pending && ({ ...idle, 'aria-busy': true, 'aria-disabled': true } as const)
  return (
    <button type={type} className={buttonClasses(variant, size, className)} {...props} {...busy}>
      {pending && <Spinner />}
      {pending ? <span>{children}</span> : children}
    </button>
  )
}

// A plain button without a handler: neither posts nor does anything.
const idle = { type: 'button', onClick: undefined } as const
