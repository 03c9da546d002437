import type { z } from 'zod'
import type { OrgContext } from '@/lib/access/org-context'
import { db, Prisma } from '@/lib/db'
import type { memberFields } from './fields'

/** A person in an account, with their fields. */
export type AccountUser = z.output<typeof memberFields> & { userId: string; name: string }

const read = ({ organization }: OrgContext, model: Prisma.Sql) => db.$queryRaw<AccountUser[]>`
  SELECT u.id AS "userId", coalesce(u.name, u.email) AS name, a."userType", a.office
  FROM ${model} a JOIN "User" u ON u.id = a."userId"
  WHERE a."organizationId" = ${organization.id}::uuid ORDER BY name, u.id`

/** `account.account_users.all()` */
export const accountUsers = (account: OrgContext) => read(account, Prisma.sql`"AccountUser"`)

/** `account.account_owner` */
export const accountOwner = async (account: OrgContext) =>
  (await read(account, Prisma.sql`"AccountOwner"`))[0]
