export interface Server {
  url: string
  said: () => string
  logged: () => string
  stop: () => Promise<void>
}
export function builtApp(): Promise<string>
export function withoutProxy(buildDir: string): string
export function startServer(buildDir: string, settings?: Record<string, string>): Promise<Server>
