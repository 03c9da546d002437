'use client'
import type { ReactNode } from 'react'
import clsx from 'clsx/lite'

export type CardProps = {
  title?: ReactNode
  description?: ReactNode
  /** On the other side of the title. */
  actions?: ReactNode
  /** A subdued footer: the form's button, a hint, a link to all. */
  footer?: ReactNode
  /** No padding around the children: for a table or list that extends to the edges. */
  flush?: boolean
  level?: 2 | 3
  className?: string
  children?: ReactNode
}

/** A panel of related content. */
export function Card(props: CardProps) {
  const { title, description, actions, footer, flush, level = 2, className, children } = props
  const Heading = `h${level}` as const
  return (
    <div className={clsx('card', flush && 'card-flush', className)}>
      {title && (
        <header>
          <div>
            <Heading>{title}</Heading>
            {description && <p>{description}</p>}
          </div>
          {actions && <div>{actions}</div>}
        </header>
      )}
      {flush ? children : children && <div className="card-body">{children}</div>}
      {footer && <footer>{footer}</footer>}
    </div>
  )
}

/** A row of <Stat>s with thin lines between them. */
export function StatList({ children }: { children: ReactNode }) {
  return <dl className="card stats">{children}</dl>
}

/** One figure with its name. Used inside a <StatList>. */
export function Stat({ label, value }: { label: ReactNode; value: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
