import type { ComponentProps } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import clsx from 'clsx/lite'

/** A link in running text: underlined, so that it does not depend on color. */
export function TextLink({
  className,
  ...props
}: Omit<ComponentProps<'a'>, 'href'> & { href: Route }) {
  return <Link className={clsx('text-link', className)} {...props} />
}
