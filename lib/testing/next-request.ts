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

const fresh = () => ({ jar: new BrowserJar(), headers: new Headers({ 'user-agent': 'Firefox' }) })

/** The request that is being answered: a test sets it, and the next file starts with a new one. */
export const asking = fresh()
export const askAnew = (): void => void Object.assign(asking, fresh())

// In the place of next/headers and next/cache: vitest.config.ts.
export const headers = () => Promise.resolve(asking.headers)
export const cookies = () => Promise.resolve(asking.jar)
export const refresh = () => undefined
