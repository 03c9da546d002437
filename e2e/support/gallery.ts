import fs from 'node:fs'
import path from 'node:path'

// Around every page there is one of each already.
const aroundThePage = [
  'app-frame',
  'public-frame',
  'auth-card',
  'flash',
  'font-preload',
  'toaster',
  'toast-region',
]
// A page of its own, in a dialog as the gallery shows it; and the landing page's picture of another page.
const wholePages = ['route-dialog', 'product-picture']
// Heard and not seen.
const unseen = ['announce', 'announcer']

/** The parts of components/ui that /dev/components shows neither by themselves nor inside of another. */
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

/** Files of this project that a file imports, whether at once or when they are needed. */
function importsOf(file: string): string[] {
  const source = fs.readFileSync(file, 'utf8')
  const specifiers = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, to = '']) => to)
  return specifiers
    .filter((to) => to.startsWith('@/components/') || to.startsWith('./'))
    .map((to) => (to.startsWith('@/') ? to.slice(2) : path.join(path.dirname(file), to)))
    .flatMap((to) => [`${to}.tsx`, `${to}.ts`].filter((each) => fs.existsSync(each)))
}
