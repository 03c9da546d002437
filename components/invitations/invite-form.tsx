import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { AddressesField } from '@/components/form/addresses-field'
import { SendInvitationsButton } from '@/components/form/send-invitations-button'
import type { OrgContext } from '@/lib/access/org-context'
import { identifierWords, inviteForm, inviteMemberForm } from '@/lib/backends/queries'
import type { FormAction } from '@/lib/action/form-state'
import type { InviteScreen } from '@/lib/invitations/list-row'
import { BackendFields } from '@/components/organizations/drawn-fields'
import { labelsUnder } from '@/components/organizations/kind-labels'
import { grantableRoles } from '@/components/members/role-labels'
import { RoleField } from '@/components/members/role-field'
import { GivenFields } from './given-fields'
import { InviteFlow } from './invite-flow'
import { inviteTexts } from './invite-texts'
import { MessageFields } from './message-fields'

/** Invites people by email, on its own page or in a dialog. */
export async function InviteForm({
  org,
  action,
}: {
  org: OrgContext
  action: FormAction<InviteScreen | null>
}) {
  const [t, roles, locale, texts] = await Promise.all([
    getTranslations('invite'),
    grantableRoles(org),
    getLocale(),
    inviteTexts(),
  ])
  const { kind, slug } = org.organization
  const memberForm = inviteMemberForm(kind)
  const backend = inviteForm(kind)
  const place = identifierWords(kind)
  const words = place && (await labelsUnder(place))
  return (
    <InviteFlow
      byIdentifier={Boolean(words)}
      action={action}
      begins="direct"
      backend={backend}
      kind={memberForm}
      slug={slug}
      defaults={{ role: 'member', locale }}
      texts={texts}
    >
      <AddressesField
        name="email"
        label={words ? words.label('identifier') : t('email')}
        hint={words ? words.hint('identifier') : t('emailHint')}
        inputMode={words ? 'text' : 'email'}
        {...(!words && {
          texts: {
            list: t('chips'),
            remove: t.raw('removeChip') as string,
            count: t.raw('chipCount') as string,
          },
        })}
      />
      <RoleField label={t('role')} roles={roles} />
      <GivenFields org={org} form={memberForm} />
      <MessageFields org={org} />
      {backend && <BackendFields form={backend} />}
      <SendInvitationsButton
        name="email"
        texts={{ one: t('submit'), several: t.raw('submitSeveral') as string }}
      />
    </InviteFlow>
  )
}
