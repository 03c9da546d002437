import type { OrgContext } from '@/lib/access/org-context'
import { db } from '@/lib/db'

/** `service_provider.clients.all()` */
export const clientsOf = ({ organization }: OrgContext) => db.$queryRaw<
  { name: string; slug: string; plan: string }[]
>`
  SELECT o.name, o.slug, p.name AS plan FROM "ClientOrganization" c
  JOIN "Organization" o ON o.id = c."organizationId"
  JOIN "SubscriptionPlan" p ON p.id = c.plan
  WHERE c."serviceProvider" = ${organization.id}::uuid AND o."isActive" ORDER BY o.name, o.id`
