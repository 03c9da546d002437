/** How far something is. `text` says it in words, for those who see no bar. */
export function Progress({
  label,
  value,
  max,
  text,
}: {
  label: string
  value: number
  max: number
  text: string
}) {
  const share = max > 0 ? Math.min(1, value / max) : 0
  return (
    <div className="progress">
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuetext={text}
      >
        <div style={{ width: `${share * 100}%` }} />
      </div>
      <p>{text}</p>
    </div>
  )
}
