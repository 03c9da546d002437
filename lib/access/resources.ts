import 'server-only'
import config from '@/guildhall.config'
import type { OrgPage } from '@/lib/access/pages'
import type { Resource } from '@/lib/config/define-resource'
import { env } from '@/lib/env'

const isThere = ({ isExample }: Resource) => !isExample || env.SEED_DEMO

/** The resources that people see, by name: an example only where the demo data is seeded. */
export const resources = (): [string, Resource][] =>
  Object.entries(config.resources).filter(([, resource]) => isThere(resource))

/** Where the rows of resources name the member who has them. */
export const heldByMembers = () =>
  resources().flatMap(([resource, { heldBy }]) => (heldBy ? [{ resource, ...heldBy }] : []))

/** Whether an organization has such a page: not those of an example that is not there. */
export const hasPage = (page: OrgPage): boolean =>
  Object.values(config.resources).every(
    (resource) => isThere(resource) || !Object.hasOwn(resource.pages, page),
  )
