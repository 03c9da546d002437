import { forbidden, notFound } from 'next/navigation'
import { requireOrg, requireUser } from '@/lib/access/context'
import { can } from '@/lib/access/roles'
import { clientsOf } from './clients-of'
import { organizationsOfKind } from '../kinds/of-kind'

/**
 * For the pages of one service provider: they do not exist in any other organization, and a member who
 * is not an admin gets 403.
 */
export async function serviceProvidersOnly(slug: string) {
  const org = await requireOrg(slug)
  if (org.organization.kind !== 'service-provider') notFound()
  if (!can(org.actor, 'org.update')) forbidden()
  return org
}

/** For pages outside organizations: only people who belong to a service provider can open them. */
export async function peopleOfServiceProvidersOnly() {
  const user = await requireUser()
  const serviceProviders = await organizationsOfKind(user, 'service-provider')
  if (serviceProviders.length === 0) notFound()
  return { user, serviceProviders }
}

/** A page that uses the check: app/orgs/[slug]/clients/page.tsx. */
export async function ClientsPage({ params }: { params: Promise<{ slug: string }> }) {
  const serviceProvider = await serviceProvidersOnly((await params).slug)
  return (
    <ul>
      {(await clientsOf(serviceProvider)).map(({ name, slug, plan }) => (
        <li key={slug}>
          {name}: {plan}
        </li>
      ))}
    </ul>
  )
}
