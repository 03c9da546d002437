import type { SwitcherOrg } from '@/components/ui/use-organizations'

/** My organizations, recently used first: asked of the server when somebody wants to choose. */
export async function fetchOrganizations(): Promise<SwitcherOrg[]> {
  const answer = await fetch('/api/organizations')
  if (!answer.ok) throw new Error(`The organizations cannot be listed: ${answer.status}`)
  return (await answer.json()) as SwitcherOrg[]
}
