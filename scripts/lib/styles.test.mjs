import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { scopeStyles } from './styles.mjs'

const require = createRequire(import.meta.url)
const postcss = createRequire(require.resolve('@tailwindcss/postcss'))('postcss')
const scoped = (css) => postcss([scopeStyles()]).process(css, { from: undefined }).root
const selectorsOf = (css) => {
  const selectors = []
  scoped(css).walkRules((rule) => void selectors.push(rule.selector))
  return selectors
}

test('every rule applies only inside .guildhall and its popups', () => {
  const css = `@layer base { *, ::before { border: 0 } :root { --a: 1 } html { color: red } }
    @layer components { .button { color: red; &:hover { color: blue } } }
    @layer utilities { @media (width > 1px) { .p-4 { padding: 1rem } } }
    @layer a, b;
    .loose { color: red }`
  const root = scoped(css)
  root.walkRules((rule) => {
    if (rule.parent.type === 'rule') return expect(rule.selector).toBe('&:hover')
    for (const selector of rule.selectors)
      expect(selector).toMatch(
        /^:(is|where)\([^)]*body:has\(\.guildhall\)>\[data-base-ui-portal\]\)/,
      )
  })
  expect(root.toString()).not.toContain('@layer')
  expect(root.toString()).toContain('@media')
})

test('keyframes and fonts are unchanged', () => {
  const css =
    '@keyframes a { from { color: red } to { color: blue } } @font-face { font-family: A }'
  expect(scoped(css).toString()).toContain(css)
})

test('rules for the page apply to the .guildhall element, and a theme applies to either', () => {
  const [html, body, theme] = selectorsOf(
    "@layer base { html:has(a) { b: c } body > main { b: c } [data-theme='dark'] { b: c } }",
  )
  expect(html).toMatch(/portal\]\):has\(a\)$/)
  expect(body).toMatch(/portal\]\) > main$/)
  expect(theme).toMatch(/^:is.*\[data-theme='dark'\], ?:root\[data-theme='dark'\] :is/)
  const [other] = selectorsOf('@layer base { .html-box { b: c } }')
  expect(other).toMatch(/portal\]\) \.html-box$/)
})

test('a utility outweighs a component, which outweighs the app’s class rules', () => {
  const ids = (css) => selectorsOf(css)[0].match(/#/g)?.length ?? 0
  const weights = ['theme', 'base', 'components', 'utilities'].map((layer) =>
    ids(`@layer ${layer} { .a { b: c } }`),
  )
  expect(weights).toEqual([0, 1, 2, 3])
  expect(ids('.a { b: c }')).toBe(2)
})
