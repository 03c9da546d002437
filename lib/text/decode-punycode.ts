/**
 * Decodes a domain label without its "xn--" (RFC 3492). Browsers have no function for it; `new URL` has
 * already validated the label.
 * @returns null if it is not valid Punycode
 */
export function decodePunycode(label: string): string | null {
  const dash = label.lastIndexOf('-')
  const output = dash > 0 ? [...label.slice(0, dash)] : []
  let [code, bias, index] = [128, 72, 0]
  for (let at = dash > 0 ? dash + 1 : 0; at < label.length;) {
    const before = index
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = digitOf(label.charCodeAt(at++))
      if (digit === null) return null
      index += digit * weight
      const threshold = Math.min(26, Math.max(1, step - bias))
      if (digit < threshold) break
      weight *= 36 - threshold
    }
    bias = adapt(index - before, output.length + 1, before === 0)
    code += Math.floor(index / (output.length + 1))
    if (code > 0x10ffff) return null
    index %= output.length + 1
    output.splice(index++, 0, String.fromCodePoint(code))
  }
  return output.join('')
}

const digitOf = (unit: number) => {
  if (unit >= 97 && unit <= 122) return unit - 97
  return unit >= 48 && unit <= 57 ? unit - 22 : null
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2))
  rest += Math.floor(rest / length)
  let step = 0
  for (; rest > 455; step += 36) rest = Math.floor(rest / 35)
  return step + Math.floor((36 * rest) / (rest + 38))
}
