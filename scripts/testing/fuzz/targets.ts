import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Something that can be requested. */
export type Target =
  | { sort: 'page' | 'route'; path: string }
  | { sort: 'action'; path: string; id: string; name: string; file: string }

/** Every page and route handler in app/, by URL. */
export const pagesAndRoutes = (): Target[] =>
  readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => ({
      sort: /route\.ts$/.test(file) ? ('route' as const) : ('page' as const),
      path: addressOf(file),
    }))

/** Every server action of a build, with a page that uses it. */
export function actionsOf(buildDir: string): Target[] {
  const manifest = JSON.parse(
    readFileSync(join(buildDir, 'server/server-reference-manifest.json'), 'utf8'),
  ) as { node: Record<string, Reference> }
  return Object.entries(manifest.node).flatMap(([id, { workers, exportedName, filename }]) =>
    Object.keys(workers)
      .filter((worker) => worker.endsWith('/page') && !worker.includes('@'))
      .slice(0, 1)
      .map((worker) => ({
        ...{ sort: 'action' as const, id, name: exportedName, file: filename },
        path: addressOf(worker.replace(/^app\//, '')),
      })),
  )
}

interface Reference {
  workers: Record<string, unknown>
  exportedName: string
  filename: string
}

// Groups and slots are not part of a URL; (.)invite is the page of that name over another.
const addressOf = (file: string) =>
  `/${file
    .split('/')
    .slice(0, -1)
    .filter((part) => !/^\([\w-]+\)$|^@/.test(part))
    .map((part) => part.replace(/^\(\.+\)/, ''))
    .join('/')}`
