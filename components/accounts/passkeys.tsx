import type { Route } from 'next'
import { ConfirmAction } from '@/components/form/confirm-action'
import { ButtonLink } from '@/components/ui/button-link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Card } from '@/components/ui/card'
import { DataTable } from '@/components/ui/table'
import { addPasskeyAction, removePasskeyAction } from '@/lib/accounts/factors/actions'
import type { WaysIn } from '@/lib/accounts/factors/queries'
import type { SignedIn } from '@/lib/accounts/sessions/find-session'
import { neededProof } from '@/lib/accounts/sign-in/fresh-sign-in'
import { getLocale, getTranslations } from '@/lib/i18n/translations'
import { proofPath, securityPath } from '@/lib/paths'
import { AddPasskey } from './add-passkey'
import { codesTexts } from './security-texts'

interface PasskeysProps {
  user: SignedIn
  ways: WaysIn
  /** Where the person is on their way to. */
  next: Route | undefined
}

/** A person's passkeys, with a form to add one. */
export async function Passkeys({ user, ways, next }: PasskeysProps) {
  const [t, app, locale, codes, proof] = await Promise.all([
    getTranslations('factors'),
    getTranslations('app'),
    getLocale(),
    codesTexts(next),
    neededProof(user),
  ])
  const { passkeys } = ways
  const texts = {
    ...{ name: t('passkeyName'), hint: t('passkeyNameHint'), add: t('addPasskey') },
    ...{ failed: t('passkeyNotAdded'), codes },
  }
  return (
    <Section id="passkeys" title={t('passkeysTitle')} description={t('passkeysText')}>
      {passkeys.length > 0 && (
        <DataTable
          caption={t('passkeysCaption')}
          rows={passkeys}
          columns={[
            { label: t('passkeyName'), cell: ({ name }) => name },
            {
              label: t('addedAt'),
              cell: ({ createdAt }) => <RelativeTime date={createdAt} locale={locale} />,
            },
            {
              label: t('lastUsed'),
              cell: ({ lastUsedAt }) =>
                lastUsedAt ? <RelativeTime date={lastUsedAt} locale={locale} /> : t('neverUsed'),
            },
            {
              label: app('actions'),
              hidden: true,
              cell: ({ id, name }) => (
                <ConfirmAction
                  action={removePasskeyAction}
                  fields={{ passkeyId: id }}
                  label={t('removePasskey')}
                  ask={t('removePasskeyAsk', { name })}
                  text={t('removePasskeyText')}
                  trigger={{ size: 'sm', 'aria-label': t('removePasskeyWho', { name }) }}
                  danger
                />
              ),
            },
          ]}
        />
      )}
      <Card>
        {proof === 'none' ? (
          <AddPasskey action={addPasskeyAction} texts={texts} />
        ) : (
          <ButtonLink href={proofPath(securityPath(next))}>{t('addPasskey')}</ButtonLink>
        )}
        <noscript>{t('passkeyNeedsScript')}</noscript>
      </Card>
    </Section>
  )
}
