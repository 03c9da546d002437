/** What a browser sends with every request that opens a page or posts a form of it. */
export const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'en',
  'user-agent': 'Mozilla/5.0 (bench)',
}

/**
 * Sends one request, as a browser would that follows no redirect.
 * @returns {Promise<{ status: number, location: string | null, text: string }>}
 */
export async function send({ origin, signal }, { method, path, headers, body }) {
  const response = await fetch(origin + path, {
    method,
    body,
    signal,
    headers: { ...browserHeaders, ...headers },
    redirect: 'manual',
  })
  const { status } = response
  return { status, location: response.headers.get('location'), text: await response.text() }
}
