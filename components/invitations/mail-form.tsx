import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { MailSent } from '@/components/shell/mail-sent'
import type { FormAction } from '@/lib/action/form-state'

interface MailFormProps {
  token: string
  action: FormAction
  label: string
  variant?: 'primary' | 'secondary'
  /** What the email is for. */
  intro?: string
  /** Replaces the form afterwards. */
  sent: { title: string; text: string }
}

/** A button on an invitation's page that sends an email. */
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
