import type { ReactNode } from 'react'

/** One component with its states side by side, under the name it is imported by. */
export function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby={`part-${name}`}
      data-part={name}
      className="grid grid-cols-[minmax(0,1fr)] gap-4 border-t border-line py-6"
    >
      <h2 id={`part-${name}`} className="text-[0.8125rem] text-muted">
        {name}
      </h2>
      <div className="flex flex-wrap items-start gap-3 [&>*]:max-w-full">{children}</div>
    </section>
  )
}
