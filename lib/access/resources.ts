import 'server-only'
import config from '@/guildhall.config'
import type { OrgPage } from '@/lib/access/pages'
import type { Resource } from '@/lib/config/define-resource'
import { env } from '@/lib/env'

const isThere = ({ isExample }: Resource) => !isExample || env.SEED_DEMO

/** The visible resources, by name. Examples are included only if the demo data is seeded. */
export const resources = (): [string, Resource][] =>
  Object.entries(config.resources).filter(([, resource]) => isThere(resource))

/** The columns in which rows of resources refer to the member who holds them. */
export const heldByMembers = () =>
  resources().flatMap(([resource, { heldBy }]) => (heldBy ? [{ resource, ...heldBy }] : []))

/** Whether organizations have this page; false for pages of an example that is not enabled. */
export const hasPage = (page: OrgPage): boolean =>
  Object.values(config.resources).every(
    (resource) => isThere(resource) || !Object.hasOwn(resource.pages, page),
  )
