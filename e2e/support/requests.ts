import type { Page, Request } from '@playwright/test'

/** Follows what a page asks the server for. @returns waits until nothing is under way any more */
export function requestsOf(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  let last = Date.now()
  const note = () => (last = Date.now())
  page.on('request', (request) => (open.add(request), note()))
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => (open.delete(request), note()))
  return async () => {
    // Links ask one after the other: it is over once a moment has passed without any.
    while (open.size > 0 || Date.now() - last < 400)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
