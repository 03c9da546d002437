import clsx from 'clsx/lite'
import type { IconNode } from 'lucide'

/**
 * A decorative icon of Lucide. Its shapes are text, and its stroke is CSS: as elements and attributes,
 * the icons of a page would cost as much as all its other elements (docs/decisions/speed.md).
 */
export const Icon = ({ of, className }: { of: IconNode; className?: string | undefined }) => (
  <svg
    viewBox="0 0 24 24"
    aria-hidden="true"
    className={clsx('lucide', className)}
    dangerouslySetInnerHTML={{ __html: shapesOf(of) }}
  />
)

const made = new WeakMap<IconNode, string>()

function shapesOf(icon: IconNode) {
  const known = made.get(icon) ?? icon.map(shape).join('')
  made.set(icon, known)
  return known
}

const shape = ([tag, attributes]: IconNode[number]) =>
  `<${tag} ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(' ')}></${tag}>`
