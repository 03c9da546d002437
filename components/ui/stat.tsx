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
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {hint && <dd>{hint}</dd>}
    </div>
  )
}
