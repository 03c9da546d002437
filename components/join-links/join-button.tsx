import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import type { SchemaName } from '@/components/form/schemas'
import { SubmitButton } from '@/components/form/submit-button'
import { AskedFields } from '@/components/invitations/asked-fields'
import type { ButtonProps } from '@/components/ui/button'
import type { FormAction } from '@/lib/action/form-state'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { getTranslations } from '@/lib/i18n/translations'
import { formKind } from '@/lib/kinds/queries'

interface JoinButtonProps extends Pick<ButtonProps, 'size' | 'aria-describedby'> {
  action: FormAction
  schema: SchemaName
  /** The fields that identify the join link or domain. */
  fields: Record<string, string>
  organization: { organizationId: string; kind: string; needsApproval: boolean }
  user: SignedIn | null
}

/** For a signed-in person: a button to join, and the kind's member fields. */
export async function JoinButton(props: JoinButtonProps) {
  const { action, schema, fields, organization, user, ...button } = props
  const { organizationId, kind, needsApproval } = organization
  const t = await getTranslations('join')
  const label = needsApproval ? t('ask') : t('join')
  const form = formKind(kind, 'memberFields')
  return form ? (
    <ActionForm action={action} schema={schema} kind={form} hidden={fields}>
      <AskedFields form={form} organizationId={organizationId} user={user} />
      <SubmitButton>{label}</SubmitButton>
    </ActionForm>
  ) : (
    <ActionButton action={action} fields={fields} variant="primary" {...button}>
      {label}
    </ActionButton>
  )
}
