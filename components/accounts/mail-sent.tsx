import type { ReactNode } from 'react'
import { MailCheck } from 'lucide'
import { Icon } from '@/components/ui/icon'
import { readMailedTo } from '@/lib/accounts/mailed-to'
import { getTranslations } from '@/lib/i18n/translations'

interface MailSentProps {
  title: string
  /** The form asked for the address, so it is shown, with a way back to the form. */
  isAddressed?: boolean
  children: ReactNode
}

/** Replaces a form that requested an email. */
export async function MailSent({ title, isAddressed, children }: MailSentProps) {
  const [t, email] = await Promise.all([getTranslations('signup'), isAddressed && readMailedTo()])
  return (
    <div role="status" className="grid gap-2">
      <Icon of={MailCheck} className="size-7 text-accent" />
      <p className="font-semibold text-ink">{title}</p>
      {email && <p className="break-words text-ink">{email}</p>}
      <p className="text-muted">{children}</p>
      {isAddressed && (
        <p className="text-muted">
          {t.rich('completeHint', {
            // Not <Link>: the page is loaded again, with its form.
            link: (text) => (
              <a href="" className="text-link">
                {text}
              </a>
            ),
          })}
        </p>
      )}
    </div>
  )
}
