import type { ReactNode } from 'react'
import type { Route } from 'next'
import { Link } from './link'
import { Logo } from './logo'

/** The page round sign-in, sign-up and their like: the mark on top, one card, a quiet foot. */
export function PublicFrame({
  home,
  skip,
  footer,
  children,
}: {
  /** The mark's link: `label` is the product's name. */
  home: { href: Route; label: string }
  /** "Skip to content" */
  skip: string
  footer?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="isolate flex min-h-dvh flex-col items-center px-4 py-8 sm:px-6 sm:py-14">
      <a href="#content" className="skip-link">
        {skip}
      </a>
      <header className="mb-8 sm:mb-10">
        <Link href={home.href} className="inline-flex min-h-8 items-center rounded-small">
          <Logo name={home.label} />
        </Link>
      </header>
      <main id="content" tabIndex={-1} className="w-full max-w-[26rem]">
        {children}
      </main>
      {footer && (
        <footer className="mt-auto grid gap-3 pt-10 text-center text-[0.8125rem] text-muted">
          {footer}
        </footer>
      )}
    </div>
  )
}
