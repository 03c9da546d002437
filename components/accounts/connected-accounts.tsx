import { ActionButton } from '@/components/form/action-button'
import { ConfirmAction } from '@/components/form/confirm-action'
import { Section, Setting, SettingList } from '@/components/ui/section'
import { connectProviderAction, disconnectProviderAction } from '@/lib/accounts/providers/actions'
import { listProviders, type ConnectedProvider, type WaysIn } from '@/lib/accounts/factors/queries'
import { getTranslations } from '@/lib/i18n/translations'
import { ProviderProblem } from './provider-buttons'

interface ConnectedAccountsProps {
  ways: WaysIn
  query: Parameters<typeof ProviderProblem>[0]
}

/** The person's accounts at providers, to connect and disconnect; nothing if no provider is configured. */
export async function ConnectedAccounts({ ways, query }: ConnectedAccountsProps) {
  const providers = listProviders(ways)
  if (providers.length === 0) return null
  const t = await getTranslations('providers')
  return (
    <Section id="providers" title={t('title')} description={t('text')}>
      <ProviderProblem error={query.error} provider={query.provider} />
      <SettingList>
        {providers.map((provider) => (
          <Provider key={provider.account?.id ?? provider.provider} {...provider} />
        ))}
      </SettingList>
    </Section>
  )
}

async function Provider({ provider, name, account }: ConnectedProvider) {
  const t = await getTranslations('providers')
  if (!account)
    return (
      <Setting
        title={name}
        description={t('notConnected')}
        action={
          <ActionButton
            action={connectProviderAction}
            fields={{ provider }}
            aria-label={t('connectWhich', { provider: name })}
          >
            {t('connect')}
          </ActionButton>
        }
      />
    )
  const { id: accountId, email } = account
  return (
    <Setting
      title={name}
      description={email ? t('connectedAs', { email }) : t('connected')}
      action={
        <ConfirmAction
          action={disconnectProviderAction}
          fields={{ accountId }}
          label={t('disconnect')}
          ask={t('disconnectAsk', { provider: name })}
          text={t('disconnectText')}
          trigger={{ 'aria-label': t('disconnectWhich', { provider: name }) }}
          danger
        />
      }
    />
  )
}
