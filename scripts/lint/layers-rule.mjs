import path from 'node:path'
import { homes, includes, layerOf, mayImport } from './layers.mjs'

/** Holds every import against scripts/lint/layers.mjs. */
export const layersRule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      layer: '{{from}} may not import {{to}}. Who may import whom: scripts/lint/layers.mjs.',
      home: '{{from}} may not import {{to}}, which has one home: {{home}} (scripts/lint/layers.mjs).',
    },
  },
  create(context) {
    const file = withoutExtension(path.relative(context.cwd, context.filename))
    const roles = isClient(context.sourceCode.ast) ? [layerOf(file), 'client'] : [layerOf(file)]

    function check(source, isType) {
      if (typeof source?.value !== 'string') return
      const target = resolve(source.value, file)
      const report = (messageId, data) => context.report({ node: source, messageId, data })
      if (!target) return checkPackage(source.value, isType, report)
      // A query names a row's type; the client itself is lib/db's.
      if (isType && layerOf(file) === 'query' && layerOf(target) === 'generated') return
      const refusing = roles.find((role) => !includes(mayImport[role], target))
      if (!refusing) return
      report('layer', { from: describe(file, refusing), to: describe(target, layerOf(target)) })
    }

    function checkPackage(specifier, isType, report) {
      const to = specifier.match(/^(@[^/]+\/)?[^/]+/)[0]
      const home = Object.hasOwn(homes, to) ? homes[to] : undefined
      if (!home || includes(home, file) || layerOf(file) === 'test') return
      // Next's and React's types describe data (a route, a node); they bring no Next and no React.
      if (isType && (to === 'next' || to === 'react')) return
      report('home', { from: describe(file, roles.at(-1)), to, home: home.join(', ') })
    }

    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node.source, false),
    }
  },
}

/** The file of this project that is meant, without extension; null for a package. */
function resolve(specifier, from) {
  if (specifier.startsWith('@/')) return withoutExtension(specifier.slice(2))
  if (!specifier.startsWith('.')) return null
  return withoutExtension(path.join(path.dirname(from), specifier))
}

const withoutExtension = (file) => file.replaceAll('\\', '/').replace(/\.[cm]?[jt]sx?$/, '')

const isClient = ({ body }) => body.some(({ directive }) => directive === 'use client')

const describe = (file, layer) => `${file} (${layer})`
