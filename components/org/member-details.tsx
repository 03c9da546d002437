import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Section } from '@/components/ui/section'
import type { OrgContext } from '@/lib/access/org-context'
import { can } from '@/lib/access/roles'
import { asTyped, findMemberFields, formKind } from '@/lib/kinds/queries'
import { updateMemberDetailsAction } from '@/lib/members/actions'
import { KindFields } from './kind-fields'

/** What the organization's kind knows of a member, to be changed; nothing for a kind without any. */
export async function MemberDetails({ org, userId }: { org: OrgContext; userId: string }) {
  const { kind, name: organization, slug } = org.organization
  const form = formKind(kind, 'memberFields')
  if (!form || !can(org.actor, 'member.changeRole')) return null
  const [t, fields] = await Promise.all([getTranslations('member'), findMemberFields(org, userId)])
  return (
    <Section
      id="details"
      title={t('detailsTitle')}
      description={t('detailsText', { organization })}
    >
      <ActionForm
        action={updateMemberDetailsAction}
        schema="updateMemberDetails"
        kind={form}
        hidden={{ org: slug, userId }}
        defaults={asTyped(fields)}
        className="grid max-w-sm gap-4"
      >
        <KindFields kind={kind} part="memberFields" />
        <SubmitButton className="justify-self-start">{t('saveDetails')}</SubmitButton>
      </ActionForm>
    </Section>
  )
}
