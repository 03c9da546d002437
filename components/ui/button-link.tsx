import type { ComponentProps } from 'react'
import type { Route } from 'next'
import Link from 'next/link'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button-classes'
import { HoverLink } from './hover-link'

export type ButtonLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  variant?: ButtonVariant
  size?: ButtonSize
  /** Not when it comes into view, but when somebody comes to it: for the rows of a list. */
  prefetch?: false
  replace?: boolean
  scroll?: boolean
}

/** A link that looks like a button: for going somewhere, where <Button> is for doing something. */
export function ButtonLink({
  variant = 'secondary',
  size = 'md',
  prefetch,
  className,
  ...props
}: ButtonLinkProps) {
  const Anchor = prefetch === false ? HoverLink : Link
  return <Anchor className={buttonClasses(variant, size, className)} {...props} />
}
