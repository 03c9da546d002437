/** The line between two ways to do the same thing: "or". */
export function OrDivider({ label }: { label: string }) {
  return (
    <div className="flex items-center gap-3 text-[0.8125rem] text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {label}
    </div>
  )
}
