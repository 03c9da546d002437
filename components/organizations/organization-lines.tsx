import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'

interface OrganizationLine {
  key: string
  organization: string
  slug: string
  picture: string | null
  detail: ReactNode
  /** The id of the name, to which buttons refer. */
  id?: string
  /** The buttons. */
  children: ReactNode
}

/** A card that lists organizations with something to do about each. Nothing for none. */
export function OrganizationLines(props: {
  title: string
  /** The name of the list, if it needs one. */
  label?: string
  lines: OrganizationLine[]
}) {
  const { title, label, lines } = props
  if (lines.length === 0) return null
  return (
    <Card title={title} flush>
      <ul aria-label={label} className="divide-y divide-line border-t border-line">
        {lines.map(({ key, organization, slug, picture, detail, id, children }) => (
          <li
            key={key}
            className="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5 sm:px-5"
          >
            <Identity
              name={organization}
              title={id && <span id={id}>{organization}</span>}
              seed={slug}
              picture={picture}
              shape="square"
              detail={detail}
            />
            {children}
          </li>
        ))}
      </ul>
    </Card>
  )
}
