import type { ReactNode } from 'react'

/** The card of a public page: its h1, a description and the form, with links below it. */
export function AuthCard({
  title,
  description,
  leading,
  children,
  below,
}: {
  title: ReactNode
  description?: ReactNode
  /** Above the title: an avatar, an icon. */
  leading?: ReactNode
  children?: ReactNode
  /** Below the card: "No account yet? Create an organization". */
  below?: ReactNode
}) {
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
