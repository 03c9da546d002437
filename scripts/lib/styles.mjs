import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { core, root } from './root.mjs'

/**
 * Writes guildhall/guildhall.css in an app that Guildhall was added to: its styles, compiled separately
 * from the app's own, whatever tool those use. In a clone, Next compiles app/globals.css.
 */
export async function generateStyles({ progress }) {
  if (core === root) return
  await progress.step('Compiling the styles', async () => {
    const from = path.join(core, 'globals.css')
    const require = createRequire(import.meta.url)
    const tailwind = require('@tailwindcss/postcss')
    const postcss = createRequire(require.resolve('@tailwindcss/postcss'))('postcss')
    const options = { base: core, optimize: false }
    const { css } = await postcss([tailwind(options), scopeStyles()]).process(
      fs.readFileSync(from, 'utf8'),
      { from, map: false },
    )
    fs.writeFileSync(path.join(core, 'guildhall.css'), css)
  })
}

/**
 * A PostCSS plugin for an app whose other pages have their own styles: every rule applies only inside
 * .guildhall (components/shell/nested-layout.tsx) and in the menus and dialogs of its pages, and
 * outweighs the app's rules for elements and classes. Layers become specificity, because rules outside
 * of layers, as many apps have them, would override everything in a layer.
 */
export const scopeStyles = () => ({
  postcssPlugin: 'guildhall-scope',
  OnceExit(root) {
    root.walkRules((rule) => {
      const above = ancestors(rule)
      if (above.some(({ type, name }) => type === 'rule' || /keyframes$/.test(name ?? ''))) return
      const place = places[layerOf(above)]
      rule.selectors = rule.selectors.flatMap((selector) => scoped(selector, place))
    })
    root.walkAtRules('layer', (layer) => {
      layer.replaceWith(layer.nodes ?? [])
    })
    // They inherit the page's type and colors, but not its height.
    root.append(`:is(${id(weights.components)},${popups}) { min-height: 0 }`)
  },
})

const weights = { theme: 0, properties: 0, base: 1, components: 2, utilities: 3 }
// An id outweighs any number of classes; no element has this id.
const id = (weight) => '#guildhall'.repeat(weight)
const popups = 'body:has(.guildhall)>[data-base-ui-portal]'
const places = Object.fromEntries(
  Object.entries(weights).map(([layer, weight]) => [
    layer,
    weight === 0 ? `:where(.guildhall,${popups})` : `:is(${id(weight)},.guildhall,${popups})`,
  ]),
)

function* upwards(node) {
  for (let at = node.parent; at; at = at.parent) yield at
}
const ancestors = (node) => [...upwards(node)]

/** Rules outside of layers (print variables, for example) weigh as much as components. */
function layerOf(above) {
  const names = above.filter(({ name }) => name === 'layer').map(({ params }) => params)
  return names.map((name) => name.split('.')[0]).find((name) => name in weights) ?? 'components'
}

/** Scopes the selector to descendants of the element; page rules apply to the element itself. */
function scoped(selector, place) {
  const [, page, rest] = /^(:root|:host|html|body)(?![\w-])([^]*)$/.exec(selector) ?? []
  if (page) return place + rest
  if (/^\[data-theme=[^\]]*\]$/.test(selector))
    return [`${place}${selector}`, `:root${selector} ${place}`]
  return `${place} ${selector}`
}
