import type { SwitcherOrg } from '@/components/ui/use-organizations'

/** Fetches the viewer's organizations, recently used first, when they open a list of them. */
export async function fetchOrganizations(): Promise<SwitcherOrg[]> {
  const answer = await fetch('/api/organizations')
  if (!answer.ok) throw new Error(`The organizations cannot be listed: ${answer.status}`)
  return (await answer.json()) as SwitcherOrg[]
}
