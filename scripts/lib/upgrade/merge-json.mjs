const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Merges two changes of one JSON value key by key. If both changed a key, mine is kept and reported.
 * @returns {{ value: unknown, conflicts: string[] }} conflicts are paths of keys
 */
export function mergeJson(base, mine, theirs, at = '') {
  if (same(base, theirs) || same(mine, theirs)) return { value: mine, conflicts: [] }
  if (same(mine, base)) return { value: theirs, conflicts: [] }
  if (mine === undefined) return { value: mine, conflicts: [] } // removed on purpose
  if (!isObject(mine) || !isObject(theirs)) return { value: mine, conflicts: [at] }
  const before = isObject(base) ? base : {}
  const value = {}
  const conflicts = []
  // Uses their order, so that the next upgrade has fewer conflicts; our own keys follow.
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const merged = mergeJson(before[key], mine[key], theirs[key], at ? `${at}.${key}` : key)
    conflicts.push(...merged.conflicts)
    if (merged.value !== undefined) value[key] = merged.value
  }
  return { value, conflicts }
}
