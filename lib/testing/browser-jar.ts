/** What a browser holds between requests. */
export class BrowserJar {
  readonly held = new Map<string, string>()
  get = (name: string) => (this.held.has(name) ? { name, value: this.held.get(name)! } : undefined)
  has = (name: string) => this.held.has(name)
  delete = (name: string) => void this.held.delete(name)
  getAll = () => [...this.held].map(([name, value]) => ({ name, value }))
  set = (name: string, value: string, { maxAge }: { maxAge?: number } = {}) =>
    void (maxAge === 0 ? this.held.delete(name) : this.held.set(name, value))

  /** Takes the cookies that an answer sets. */
  take(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.set(name, decodeURIComponent(value), /Max-Age=0/.test(line) ? { maxAge: 0 } : {})
    }
    return response
  }
}

/** The browser whose request runs: a test sets it. */
export const asking = { jar: new BrowserJar() }

/** In the place of next/headers: `vi.mock('next/headers', async () => (await import(…)).nextHeaders)`. */
export const nextHeaders = {
  headers: () => Promise.resolve(new Headers({ 'user-agent': 'Firefox' })),
  cookies: () => Promise.resolve(asking.jar),
}
