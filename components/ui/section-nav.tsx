'use client'
import { useEffect, useState } from 'react'

export type SectionLink = { id: string; label: string }

/**
 * The sections of a long page: a column beside them on a desktop, a row above them on a phone. Lights
 * up the one that is being read; without JavaScript none, and the links work all the same.
 */
export function SectionNav({ label, sections }: { label: string; sections: SectionLink[] }) {
  const current = useCurrentSection(sections)
  return (
    <nav
      aria-label={label}
      className="-mx-4 mb-8 overflow-x-auto border-b border-line px-4 sm:-mx-6 sm:px-6 lg:sticky lg:top-10 lg:mx-0 lg:mb-0 lg:self-start lg:overflow-visible lg:border-b-0 lg:px-0"
    >
      <ul className="flex gap-5 lg:grid lg:gap-0.5">
        {sections.map(({ id, label: name }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              aria-current={id === current ? 'true' : undefined}
              className="-mb-px flex h-10 items-center border-b-2 border-transparent text-sm font-medium whitespace-nowrap text-muted -outline-offset-2 transition-colors hover:text-ink aria-[current]:border-accent aria-[current]:text-ink lg:mb-0 lg:h-8 lg:rounded-control lg:border-b-0 lg:px-2.5 lg:hover:bg-hover lg:aria-[current]:bg-pressed"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The last section that has come up to the top of the window; at the very end, the last one. */
function useCurrentSection(sections: SectionLink[]) {
  const [current, setCurrent] = useState<string>()
  const ids = sections.map(({ id }) => id).join(' ')
  useEffect(() => {
    const look = () => {
      const all = ids.split(' ')
      const { innerHeight, scrollY } = window
      const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2
      const above = all.filter(
        (id) => (document.getElementById(id)?.getBoundingClientRect().top ?? Infinity) < 160,
      )
      setCurrent(scrollY > 0 && atEnd ? all.at(-1) : (above.at(-1) ?? all[0]))
    }
    look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [ids])
  return current
}
