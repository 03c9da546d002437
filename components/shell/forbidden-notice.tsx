'use client'
import { ShieldAlert } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button-link'
import { EmptyState } from '@/components/ui/empty-state'
import { interpolate } from '@/components/ui/interpolate'
import { orgPath } from '@/lib/paths'
import { useWhoCanHelp } from './who-can-help'

interface ForbiddenNoticeProps {
  /** With the places {organization} and {owner}, which only the browser's side knows here. */
  texts: { title: string; text: string; back: string }
}

/** What a member sees where their role does not reach: why, and who can change that. */
export function ForbiddenNotice({ texts }: ForbiddenNoticeProps) {
  const help = useWhoCanHelp()
  if (!help) return null
  const { slug, instead, ...names } = help
  const { title, text, back } = instead ?? texts
  return (
    <EmptyState
      level={1}
      icon={<ShieldAlert />}
      title={title}
      action={
        <ButtonLink href={instead ? '/orgs' : orgPath(slug)} className="max-w-full">
          <span className="truncate">{interpolate(back, names)}</span>
        </ButtonLink>
      }
    >
      {interpolate(text, names)}
    </EmptyState>
  )
}
