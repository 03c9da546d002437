import type { ReactNode } from 'react'

/** What a line of a menu says. */
export function MenuWords({
  icon,
  label,
  hint,
}: {
  icon?: ReactNode
  label: string
  hint?: string
}) {
  return (
    <>
      {icon && <span className="icon">{icon}</span>}
      <span className="grid min-w-0 flex-1">
        <span className="truncate">{label}</span>
        {hint && <span className="text-[0.8125rem] text-pretty text-muted">{hint}</span>}
      </span>
    </>
  )
}
