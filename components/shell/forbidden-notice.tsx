'use client'
import type { ReactNode } from 'react'
import { ShieldAlert } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { interpolate } from '@/components/ui/interpolate'
import { orgPath } from '@/lib/paths'
import { useWhoCanHelp } from './who-can-help'

interface ForbiddenNoticeProps {
  /** With the places {organization} and {owner}, which only the browser's side knows here. */
  texts: { title: string; text: string; back: string }
  /** Of a member who has no access at all: the way back leads out of the organization, and so does this. */
  leave?: ReactNode
}

/** What a member sees where their role does not reach: why, and who can change that. */
export function ForbiddenNotice({ texts, leave }: ForbiddenNoticeProps) {
  const help = useWhoCanHelp()
  if (!help) return null
  const { slug, ...names } = help
  return (
    <EmptyState
      level={1}
      icon={<ShieldAlert />}
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
