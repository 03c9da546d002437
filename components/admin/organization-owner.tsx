import { getTranslations } from '@/lib/i18n/translations'
import { ActionForm } from '@/components/form/action-form'
import { findTexts } from '@/components/form/find-texts'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Identity } from '@/components/ui/identity'
import { TextLink } from '@/components/ui/text-link'
import type { OrgContext } from '@/lib/access/org-context'
import { changeOwnerAction } from '@/lib/admin/actions'
import { displayName } from '@/lib/accounts/person'
import { readOwnership } from '@/lib/ownership/queries'
import { adminPath } from '@/lib/paths'

/** The owner of an organization, and a form to transfer ownership to another admin. */
export async function OrganizationOwner({ org }: { org: OrgContext }) {
  const [t, settings, find, { candidates, mustBeReady }] = await Promise.all([
    getTranslations('admin.organization'),
    getTranslations('settings'),
    findTexts(),
    readOwnership(org),
  ])
  const { owner } = org
  const name = displayName(owner)
  return (
    <>
      <Card>
        <Identity
          name={name}
          seed={owner.id}
          picture={owner.picture}
          title={<TextLink href={adminPath(`people/${owner.id}`)}>{name}</TextLink>}
          detail={owner.email}
        />
      </Card>
      {candidates.length === 0 ? (
        <Banner>{mustBeReady ? settings('noReadyCandidates') : t('noCandidates')}</Banner>
      ) : (
        <Card>
          <ActionForm
            key={owner.id}
            action={changeOwnerAction}
            schema="organizations.changeOwner"
            hidden={{ organizationId: org.organization.id }}
            defaults={{ userId: '', reason: '' }}
          >
            <SelectField
              name="userId"
              label={t('newOwner')}
              placeholder={t('choose')}
              options={candidates.map((person) => ({
                value: person.userId,
                label:
                  person.name === person.email ? person.email : `${person.name} (${person.email})`,
              }))}
              find={find}
              required
            />
            <TextField
              name="reason"
              label={t('reason')}
              hint={t('reasonHint')}
              autoComplete="off"
              required
            />
            <SubmitButton variant="secondary">{t('change')}</SubmitButton>
          </ActionForm>
        </Card>
      )}
    </>
  )
}
