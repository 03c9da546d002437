import type { ReactNode } from 'react'

/** The one card of a public page: its h1, a sentence, the form; below it the way elsewhere. */
export function AuthCard({
  title,
  description,
  leading,
  children,
  below,
}: {
  title: ReactNode
  description?: ReactNode
  /** Over the title: an avatar, an icon. */
  leading?: ReactNode
  children?: ReactNode
  /** Under the card: "No account yet? Create an organization". */
  below?: ReactNode
}) {
  return (
    <>
      <div className="auth-card">
        {leading && <div className="leading">{leading}</div>}
        <h1>{title}</h1>
        {description && <div className="description">{description}</div>}
        {children && <div className="content">{children}</div>}
      </div>
      {below && <div className="below">{below}</div>}
    </>
  )
}
