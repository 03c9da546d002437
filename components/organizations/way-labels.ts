import { wayNames } from '@/lib/access/sign-in-policy'
import { providerName } from '@/lib/accounts/sign-in/providers'
import { getTranslations } from '@/lib/i18n/translations'

/** Returns a function that names a way to sign in of an organization's policy. */
export async function wayLabels(): Promise<(way: string) => string> {
  const t = await getTranslations('signInPolicy.ways')
  return (way) => {
    const own = wayNames.find((name) => name === way)
    return own ? t(own) : providerName(way)
  }
}
