import type { ReactNode } from 'react'

/** One figure with its name. Put several into a <StatList>. */
export function Stat({
  label,
  value,
  hint,
}: {
  label: ReactNode
  value: ReactNode
  hint?: ReactNode
}) {
  return (
    <div className="grid content-start gap-0.5 bg-surface p-4 sm:px-5">
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="text-xl leading-8 font-semibold tracking-[-0.01em] tabular-nums text-ink">
        {value}
      </dd>
      {hint && <dd className="text-[0.8125rem] text-muted">{hint}</dd>}
    </div>
  )
}
