import type { CSSProperties } from 'react'
import clsx from 'clsx'

const sizes = {
  xs: 'size-5 text-[0.5625rem]',
  sm: 'size-6 text-[0.625rem]',
  md: 'size-8 text-xs',
  lg: 'size-10 text-sm',
  xl: 'size-14 text-lg',
} as const

export type AvatarProps = {
  name: string
  /** What the colour is made from; give an id, so that a new name does not change the colour. */
  seed?: string
  src?: string
  size?: keyof typeof sizes
  /** round for people, square for organizations */
  shape?: 'round' | 'square'
  className?: string
}

/** Initials on a soft colour that stays the same. Decorative: the name stands beside it. */
export function Avatar(props: AvatarProps) {
  const { name, seed = name, src, size = 'md', shape = 'round', className } = props
  const classes = clsx(
    'inline-grid shrink-0 place-items-center overflow-clip font-semibold tracking-tight select-none',
    sizes[size],
    shape === 'round' ? 'rounded-full' : 'rounded-[28%]',
    className,
  )
  // An address from an upload: nothing for an optimizer to do.
  // eslint-disable-next-line @next/next/no-img-element
  if (src) return <img src={src} alt="" className={clsx(classes, 'object-cover')} />
  return (
    <span
      aria-hidden="true"
      style={{ '--hue': hueOf(seed) } as CSSProperties}
      className={clsx(classes, 'avatar-tint')}
    >
      {initialsOf(name)}
    </span>
  )
}

const initialsOf = (name: string) => {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const [first = '?', last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return (([...first][0] ?? '') + ([...(last ?? '')][0] ?? '')).toLocaleUpperCase()
}

/** One of 24 hues, from a small string hash (FNV-1a). */
const hueOf = (seed: string) => {
  let hash = 2166136261
  for (const char of seed) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619)
  hash ^= hash >>> 13
  return ((Math.imul(hash, 0x5bd1e995) >>> 8) % 24) * 15
}
