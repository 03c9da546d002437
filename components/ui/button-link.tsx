import type { ComponentProps } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button'

export type ButtonLinkProps = Omit<ComponentProps<'a'>, 'href'> & {
  href: Route
  variant?: ButtonVariant
  size?: ButtonSize
  scroll?: boolean
}

/** A link that looks like a button: use it to navigate, and <Button> to act. */
export function ButtonLink(all: ButtonLinkProps) {
  const { variant = 'secondary', size = 'md', className, ...props } = all
  return <Link className={buttonClasses(variant, size, className)} {...props} />
}
