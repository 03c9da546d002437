import { ActionButton } from '@/components/form/action-button'
import { ActionForm } from '@/components/form/action-form'
import { ConfirmAction } from '@/components/form/confirm-action'
import { SelectField } from '@/components/form/select-field'
import { SubmitButton } from '@/components/form/submit-button'
import { Badge } from '@/components/ui/badge'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { CopyButton } from '@/components/ui/copy-button'
import {
  changeDomainPolicyAction,
  removeDomainAction,
  verifyDomainAction,
} from '@/lib/domains/actions'
import type { DomainRow } from '@/lib/domains/queries'
import { domainPolicies } from '@/lib/domains/schema'
import { getTranslations } from '@/lib/i18n/translations'

/** A domain: its verification or the record to add, and what people with an address there can do. */
export async function DomainCard({ org, row }: { org: string; row: DomainRow }) {
  const t = await getTranslations('domains')
  const { id, domain, policy, isVerified, missingSince } = row
  const fields = { org, domainId: id }
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={`domain-${id}`} className="min-w-0 text-base font-medium wrap-anywhere text-ink">
          {domain}{' '}
          <Badge tone={isVerified ? 'success' : 'warning'}>
            {isVerified ? t('verified') : t('notVerified')}
          </Badge>
        </h2>
        <ConfirmAction
          action={removeDomainAction}
          fields={fields}
          label={t('remove')}
          ask={t('removeAsk', { domain })}
          text={t('removeText')}
          danger
          trigger={{ size: 'sm', 'aria-describedby': `domain-${id}` }}
        />
      </div>
      {missingSince && <Banner tone="warning">{t('missing')}</Banner>}
      {(!isVerified || missingSince) && <DnsRecord row={row} fields={fields} />}
      <ActionForm
        key={policy}
        action={changeDomainPolicyAction}
        schema="domains.domainPolicy"
        hidden={fields}
        defaults={{ policy }}
      >
        <SelectField
          name="policy"
          label={t('policy', { domain })}
          hint={isVerified ? undefined : t('policyLater')}
          options={domainPolicies.map((value) => ({ value, label: t(`policies.${value}`) }))}
        />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Card>
  )
}

interface DnsRecordProps {
  row: DomainRow
  fields: Record<string, string>
}

/** The record to add to the domain's DNS zone. */
async function DnsRecord({ row: { id, isVerified, record }, fields }: DnsRecordProps) {
  const t = await getTranslations('domains')
  const parts = [
    [t('type'), 'TXT'],
    [t('host'), record.name],
    [t('value'), record.value],
  ] as const
  return (
    <div className="grid gap-3">
      {!isVerified && <p className="text-muted">{t('recordText')}</p>}
      <dl className="grid gap-2">
        {parts.map(([label, value]) => (
          <div key={label} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <dt className="w-16 text-[0.8125rem] text-muted">{label}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-2">
              <code className="wrap-anywhere">{value}</code>
              {value !== 'TXT' && (
                <CopyButton
                  value={value}
                  label={t('copy', { what: label })}
                  copiedLabel={t('copied')}
                  iconOnly
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {!isVerified && (
        <ActionButton
          action={verifyDomainAction}
          fields={fields}
          variant="primary"
          className="justify-self-start"
          aria-describedby={`domain-${id}`}
        >
          {t('verify')}
        </ActionButton>
      )}
    </div>
  )
}
