/** The divider between two ways to do the same thing: "or". */
export function OrDivider({ label }: { label: string }) {
  return <div className="or">{label}</div>
}
