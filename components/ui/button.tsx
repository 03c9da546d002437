import type { ComponentProps } from 'react'
import clsx from 'clsx/lite'

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

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-quiet'
export type ButtonSize = 'sm' | 'md' | 'lg' | 'icon' | 'icon-sm'

/** The classes of a button, shared by <Button>, <ButtonLink> and triggers of menus and dialogs. */
export const buttonClasses = (variant: ButtonVariant, size: ButtonSize, className?: string) =>
  clsx('btn', `btn-${variant}`, size !== 'md' && `btn-${size}`, className)

/** A spinner for short waits. Decorative: describe what happens in text beside it. */
export const Spinner = () => <span aria-hidden="true" className="spinner" />
