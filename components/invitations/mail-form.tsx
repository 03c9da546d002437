import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { MailSent } from '@/components/shell/mail-sent'
import type { FormAction } from '@/lib/action/form-state'

interface MailFormProps {
  token: string
  action: FormAction
  label: string
  variant?: 'primary' | 'secondary'
  /** What the mail is for. */
  intro?: string
  /** Stands in its place afterwards. */
  sent: { title: string; text: string }
}

/** A button on the page of an invitation that has a mail sent. */
export const MailForm = ({ token, action, label, variant, intro, sent }: MailFormProps) => (
  <ActionForm
    action={action}
    schema="invitations.invitationToken"
    hidden={{ token }}
    done={<MailSent title={sent.title}>{sent.text}</MailSent>}
  >
    {intro && <p className="text-muted">{intro}</p>}
    <SubmitButton variant={variant ?? 'secondary'}>{label}</SubmitButton>
  </ActionForm>
)
