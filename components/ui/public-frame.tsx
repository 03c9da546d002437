import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Link } from './link'

/** The layout of sign-in, sign-up and similar pages: the logo on top, a card, a subdued footer. */
export function PublicFrame({
  home,
  skip,
  footer,
  aside,
  children,
}: {
  /** The link at the top: the product's mark and name. */
  home: { href: Route; label: ReactNode }
  /** "Skip to content" */
  skip: string
  footer?: ReactNode
  /** Beside the card on wide screens, below it on narrow ones. */
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="isolate flex min-h-dvh flex-col items-center px-4 py-8 sm:px-6 sm:py-14">
      <a href="#content" className="skip-link">
        {skip}
      </a>
      <header className="mb-8 sm:mb-10">
        <Link href={home.href} className="inline-flex min-h-8 items-center rounded-small">
          {home.label}
        </Link>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={clsx(
          'w-full max-w-[26rem]',
          aside && 'grid gap-10 lg:max-w-4xl lg:grid-cols-2 lg:items-center lg:gap-16',
        )}
      >
        {aside ? <div>{children}</div> : children}
        {aside && <div className="lg:order-first">{aside}</div>}
      </main>
      {footer && (
        <footer className="mt-auto grid gap-3 pt-10 text-center text-[0.8125rem] text-muted">
          {footer}
        </footer>
      )}
    </div>
  )
}
