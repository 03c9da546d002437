import fs from 'node:fs'
import path from 'node:path'

// Every page already contains one of each.
const aroundThePage = ['app-frame', 'auth-card', 'flash', 'toast-region']
// A page in a dialog, which the gallery cannot show.
const wholePages = ['route-dialog']
// Only for screen readers.
const unseen = ['announce']

/** Returns the parts of components/ui that /dev/components does not show, alone or in another. */
export function partsNotShown(): string[] {
  const shown = new Set<string>()
  const follow = (file: string) => {
    if (shown.has(file)) return
    shown.add(file)
    for (const next of importsOf(file)) follow(next)
  }
  for (const file of fs.readdirSync('components/gallery')) follow(`components/gallery/${file}`)
  follow('app/dev/components/page.tsx')
  return fs
    .readdirSync('components/ui')
    .filter((file) => file.endsWith('.tsx') && !shown.has(`components/ui/${file}`))
    .map((file) => file.replace('.tsx', ''))
    .filter((name) => ![...aroundThePage, ...wholePages, ...unseen].includes(name))
}

/** The project files that a file imports, statically or dynamically. */
function importsOf(file: string): string[] {
  const source = fs.readFileSync(file, 'utf8')
  const specifiers = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, to = '']) => to)
  return specifiers
    .filter((to) => to.startsWith('@/components/') || to.startsWith('./'))
    .map((to) => (to.startsWith('@/') ? to.slice(2) : path.join(path.dirname(file), to)))
    .flatMap((to) => [`${to}.tsx`, `${to}.ts`].filter((each) => fs.existsSync(each)))
}
