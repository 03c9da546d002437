import type { ComponentProps } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'

export type ButtonLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  variant?: ButtonVariant
  size?: ButtonSize
  replace?: boolean
  scroll?: boolean
}

/** A link that looks like a button: for going somewhere, where <Button> is for doing something. */
export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  className,
  ...props
}: ButtonLinkProps) {
  return <Link className={buttonClasses(variant, size, className)} {...props} />
}
