import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Download } from 'lucide-react'
import { buttonClasses, type ButtonVariant } from './button-classes'

/** A link to a file, which looks like a button. No page, so that the router has nothing to do with it. */
export function DownloadLink({
  href,
  variant = 'secondary',
  children,
}: {
  href: Route
  variant?: ButtonVariant
  children: ReactNode
}) {
  return (
    <a href={href} download className={buttonClasses(variant, 'md')}>
      <Download aria-hidden="true" />
      {children}
    </a>
  )
}
