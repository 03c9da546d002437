import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import type { SchemaName } from '@/components/form/schemas'
import { SubmitButton } from '@/components/form/submit-button'
import { AskedFields } from '@/components/invitations/asked-fields'
import { FactorFirst } from '@/components/organizations/factor-notice'
import type { ButtonProps } from '@/components/ui/button'
import type { FormAction } from '@/lib/action/form-state'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { getTranslations } from '@/lib/i18n/translations'
import { formKind } from '@/lib/kinds/queries'
import { lacksFactor } from '@/lib/members/factor-view'

interface JoinButtonProps extends Pick<ButtonProps, 'size' | 'aria-describedby'> {
  action: FormAction
  schema: SchemaName
  /** The fields that identify the join link or domain. */
  fields: Record<string, string>
  organization: {
    organizationId: string
    organization: string
    kind: string
    needsApproval: boolean
  }
  user: SignedIn | null
  /** The path of this page. */
  here: string
}

/**
 * For a signed-in person: a button to join, and the kind's member fields; or what they have to set up
 * first.
 */
export async function JoinButton(props: JoinButtonProps) {
  const { action, schema, fields, organization, user, here, ...button } = props
  const { organizationId, kind, needsApproval } = organization
  if (!needsApproval && (await lacksFactor(organizationId, user?.id ?? null)))
    return <FactorFirst organization={organization.organization} next={here} />
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
