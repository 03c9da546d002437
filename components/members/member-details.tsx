import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Section } from '@/components/ui/section'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import type { FormAction } from '@/lib/action/form-state'
import { asTyped, findMemberFields, formKind } from '@/lib/kinds/queries'
import { updateMemberDetailsAction } from '@/lib/members/actions'
import { KindFields } from '@/components/organizations/drawn-fields'

interface MemberDetailsProps {
  org: OrgContext
  userId: string
  /** The back office's action, which finds the organization by id. */
  action?: FormAction
}

/** A form for the kind's member fields; nothing if the kind has none. */
export async function MemberDetails({ org, userId, action }: MemberDetailsProps) {
  const { id: organizationId, kind, name: organization, slug } = org.organization
  const form = formKind(kind, 'memberFields')
  if (!form || !can(org.actor, 'member.changeRole')) return null
  const [t, app, fields] = await Promise.all([
    getTranslations('member'),
    getTranslations('app'),
    findMemberFields(org, userId),
  ])
  return (
    <Section
      id="details"
      title={t('detailsTitle')}
      description={t('detailsText', { organization })}
    >
      <ActionForm
        action={action ?? updateMemberDetailsAction}
        schema="members.updateMemberDetails"
        unsaved={app('unsaved')}
        kind={form}
        hidden={{ userId, ...(action ? { organizationId } : { org: slug }) }}
        defaults={asTyped(fields)}
        className="grid max-w-sm gap-4"
      >
        <KindFields
          {...{ kind, values: fields }}
          part="memberFields"
          chooser={{ user: org.user, organizationId }}
        />
        <SubmitButton>{t('saveDetails')}</SubmitButton>
      </ActionForm>
    </Section>
  )
}
