import type { ReactNode } from 'react'

/** A row of <Stat>s with hairlines between them. */
export function StatList({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-px overflow-clip rounded-card border border-line bg-surface shadow-card *:ring-1 *:ring-line max-sm:*:last:odd:col-span-full">
      {children}
    </dl>
  )
}
