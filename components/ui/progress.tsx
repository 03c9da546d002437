interface ProgressProps {
  label: string
  value: number
  max: number
  text: string
}

/** A progress bar. `text` describes the progress for people who cannot see it. */
export function Progress({ label, value, max, text }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div className="grid gap-1.5">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
        className="h-2 overflow-clip rounded-full bg-pressed"
      >
        <div
          style={{ width: `${share * 100}%` }}
          className="h-full rounded-full bg-accent transition-[width] duration-500"
        />
      </div>
      <p className="text-[0.8125rem] tabular-nums text-muted">{text}</p>
    </div>
  )
}
