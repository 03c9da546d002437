import { BrowserJar } from '@/lib/testing/next-request'

/** Requests of one browser without JavaScript: it keeps cookies, and follows no redirect. */
export interface Visitor {
  jar: BrowserJar
  ask: (path: string, init?: RequestInit) => Promise<Response>
  /** Returns the page of a path. */
  read: (path: string) => Promise<string>
  /** Opens a page, and sends its form that has these fields. */
  fill: (path: string, fields: Record<string, string>) => Promise<Response>
}

/** Opens the site at this address, signed in as this person, or else signed out. */
export function visitor(origin: string, who?: { token: string }): Visitor {
  const jar = new BrowserJar()
  if (who) jar.set(SESSION_COOKIE, who.token)
  const ask: Visitor['ask'] = async (path, { headers, ...init } = {}) => {
    const cookie = jar.getAll().map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    return jar.take(
      await fetch(origin + path, {
        ...{ ...init, redirect: 'manual' },
        headers: { origin, cookie: cookie.join('; '), ...headers },
      }),
    )
  }
  const read = async (path: string) => (await ask(path)).text()
  return {
    ...{ jar, ask, read },
    async fill(path, fields) {
      const body = new FormData()
      const hidden = hiddenFields(await read(path), Object.keys(fields))
      const all = { ...Object.fromEntries(hidden), ...fields }
      for (const [name, value] of Object.entries(all)) body.append(name, value)
      return ask(path, { method: 'POST', body })
    },
  }
}

export const SESSION_COOKIE = 'next-auth.session-token'

/** Returns the visible words of a page, without its scripts. */
export const wordsOf = (html: string) =>
  html
    .replaceAll(/<(script|style|template)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

/** Returns the names of a page's links. */
export const linksIn = (html: string) =>
  [...html.matchAll(/<a\b[^>]*>(.*?)<\/a>/gs)].map(([, inside = '']) => wordsOf(inside).trim())

/** What the form with these fields of a page sends along, besides what is typed. */
export function hiddenFields(html: string, names: string[]): [string, string][] {
  const form = html
    .split('<form')
    .map((each) => each.split('</form>')[0]!)
    .find((each) => names.every((name) => each.includes(`name="${name}"`)))
  if (!form) throw new Error(`No form with ${names.join(', ')}`)
  return (form.match(/<input type="hidden"[^>]*>/g) ?? []).map((input) => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    (/value="([^"]*)"/.exec(input)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  ])
}
