/** The mark: a hall with a gable and three pillars; `name` adds the name beside it. */
export function Logo({ name }: { name?: string }) {
  return (
    <span className="logo">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path
          fill="currentColor"
          d="M11.4 2.2a1.2 1.2 0 0 1 1.2 0l8.6 5a1.2 1.2 0 0 1-.6 2.3H3.4a1.2 1.2 0 0 1-.6-2.3z"
        />
        <path
          fill="currentColor"
          d="M4.5 11.5h3v6h-3zm6 0h3v6h-3zm6 0h3v6h-3zM3.2 19.5h17.6a1.1 1.1 0 0 1 0 2.3H3.2a1.1 1.1 0 0 1 0-2.3z"
        />
      </svg>
      {name && <span>{name}</span>}
    </span>
  )
}
