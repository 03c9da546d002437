import type { ReactNode } from 'react'

/** Names and values, one a line; they stack where there is no room. */
export function DescriptionList({ items }: { items: { term: ReactNode; details: ReactNode }[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item, index) => (
        <div
          key={index}
          className="grid gap-x-6 gap-y-0.5 py-3 first:pt-0 last:pb-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
        >
          <dt className="text-muted">{item.term}</dt>
          <dd className="min-w-0 wrap-anywhere text-ink">{item.details}</dd>
        </div>
      ))}
    </dl>
  )
}
