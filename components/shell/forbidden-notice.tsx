'use client'
import { type ReactNode, createContext, useContext } from 'react'
import { ShieldAlert } from 'lucide'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { interpolate } from '@/components/ui/interpolate'
import { orgPath } from '@/lib/paths'

interface ForbiddenNoticeProps {
  /** Containing {organization} and {owner}, which only the browser knows here. */
  texts: { title: string; text: string; back: string }
  /** For a member without any access: the back link leads out of the organization, and so does this. */
  leave?: ReactNode
}

/** Tells a member why their role does not allow this, and who can change that. */
export function ForbiddenNotice({ texts, leave }: ForbiddenNoticeProps) {
  const help = useContext(Context)
  if (!help) return null
  const { slug, ...names } = help
  return (
    <EmptyState
      level={1}
      icon={<Icon of={ShieldAlert} />}
      title={texts.title}
      action={
        <>
          <ButtonLink href={leave ? '/orgs' : orgPath(slug)} className="max-w-full">
            <span className="truncate">{interpolate(texts.back, names)}</span>
          </ButtonLink>
          {leave}
        </>
      }
    >
      {interpolate(texts.text, names)}
    </EmptyState>
  )
}

interface Help {
  organization: string
  slug: string
  /** The owner's name. */
  owner: string
}

const Context = createContext<Help | null>(null)

/**
 * Provides the organization to the pages below. The forbidden page needs it and gets no parameters from
 * Next.
 */
export function WhoCanHelp({ value, children }: { value: Help; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}
