import type { ReactNode } from 'react'

/** Where what cannot be taken back lives: a frame of its own, apart from the everyday settings. */
export function DangerZone({ children }: { children: ReactNode }) {
  return <ul className="card divide-y divide-line border-danger-line">{children}</ul>
}

/** One grave step in a <DangerZone>: what happens, and the button (or why there is none). */
export function DangerItem({
  title,
  description,
  action,
  children,
}: {
  title: ReactNode
  description: ReactNode
  action?: ReactNode
  /** Under the two: a form that needs more room than a button. */
  children?: ReactNode
}) {
  return (
    <li className="setting">
      <div>
        <div>
          <h3>{title}</h3>
          <p>{description}</p>
        </div>
        {action && <div>{action}</div>}
      </div>
      {children}
    </li>
  )
}
