import type { ReactNode } from 'react'
import clsx from 'clsx/lite'
import type { Route } from 'next'
import { Link } from '@/components/ui/link'

interface AuthCardProps {
  title: ReactNode
  description?: ReactNode
  /** Above the title: an avatar, an icon. */
  leading?: ReactNode
  children?: ReactNode
  /** Below the card: "No account yet? Create an organization". */
  below?: ReactNode
}

/** The card of a public page: its h1, a description and the form, with links below it. */
export function AuthCard({ title, description, leading, children, below }: AuthCardProps) {
  return (
    <>
      <div className="auth-card">
        {leading && <div className="mb-4">{leading}</div>}
        <h1>{title}</h1>
        {description && (
          <div className="mt-1.5 text-pretty wrap-anywhere text-muted">{description}</div>
        )}
        {children && <div className="mt-6 grid gap-5">{children}</div>}
      </div>
      {below && <div className="mt-6 text-center text-pretty text-muted">{below}</div>}
    </>
  )
}

/** The divider between two ways to do the same thing: "or". */
export function OrDivider({ label }: { label: string }) {
  return <div className="or">{label}</div>
}

interface PublicFrameProps {
  /** The link at the top: the product's mark and name. */
  home: { href: Route; label: ReactNode }
  /** "Skip to content" */
  skip: string
  footer?: ReactNode
  /** Beside the card on wide screens, below it on narrow ones. */
  aside?: ReactNode
  children: ReactNode
}

/** The layout of sign-in, sign-up and similar pages: the logo on top, a card, a subdued footer. */
export function PublicFrame({ home, skip, footer, aside, children }: PublicFrameProps) {
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
