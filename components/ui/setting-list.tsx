'use client'
import type { ReactNode } from 'react'
import clsx from 'clsx'

/** Settings that are each one action with a button. `danger` sets apart what cannot be undone. */
export function SettingList({ danger, children }: { danger?: boolean; children: ReactNode }) {
  return (
    <ul className={clsx('card divide-y divide-line', danger && 'border-danger-line')}>
      {children}
    </ul>
  )
}

/** One action in a <SettingList>: what happens, and the button (or why there is none). */
export function Setting({
  title,
  description,
  action,
  children,
}: {
  title: ReactNode
  description: ReactNode
  action?: ReactNode
  /** Below the two: a form that needs more room than a button. */
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
