import type { ReactNode } from 'react'

/** Names and values, one pair per line; stacked if there is no room. */
export function DescriptionList({ items }: { items: { term: ReactNode; details: ReactNode }[] }) {
  return (
    <dl className="descriptions">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>{item.details}</dd>
        </div>
      ))}
    </dl>
  )
}
