'use client'
import type { ReactNode } from 'react'
import clsx from 'clsx/lite'

interface SectionProps {
  id: string
  title: ReactNode
  description?: ReactNode
  children: ReactNode
}

/**
 * A section of a settings page: on desktops the description on the left and the controls on the right.
 * Its id can be linked to: `#danger`.
 */
export function Section({ id, title, description, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="section">
      <div>
        <h2 id={`${id}-title`}>{title}</h2>
        {description && <p>{description}</p>}
      </div>
      <div>{children}</div>
    </section>
  )
}

/** Settings that are each one action with a button. `danger` sets apart what cannot be undone. */
export function SettingList({ danger, children }: { danger?: boolean; children: ReactNode }) {
  return (
    <ul className={clsx('card divide-y divide-line', danger && 'border-danger-line')}>
      {children}
    </ul>
  )
}

interface SettingProps {
  title: ReactNode
  description: ReactNode
  action?: ReactNode
  /** Below the two: a form that needs more room than a button. */
  children?: ReactNode
}

/** One action in a <SettingList>: what happens, and the button (or why there is none). */
export function Setting({ title, description, action, children }: SettingProps) {
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
