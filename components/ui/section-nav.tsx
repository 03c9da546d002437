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
    <nav aria-label={label} className="section-nav">
      <ul className="flex gap-5 lg:grid lg:gap-0.5">
        {sections.map(({ id, label: name }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
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
