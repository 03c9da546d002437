import { MailCheck } from 'lucide-react'
import type { ReactNode } from 'react'

/** Replaces a form that requested an email. */
export function MailSent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status" className="grid gap-2">
      <MailCheck aria-hidden="true" className="size-7 text-accent" />
      <p className="font-semibold text-ink">{title}</p>
      <p className="text-muted">{children}</p>
    </div>
  )
}
