import { MailCheck } from 'lucide'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'

/** Replaces a form that requested an email. */
export function MailSent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status" className="grid gap-2">
      <Icon of={MailCheck} className="size-7 text-accent" />
      <p className="font-semibold text-ink">{title}</p>
      <p className="text-muted">{children}</p>
    </div>
  )
}
