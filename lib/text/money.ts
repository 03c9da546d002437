/** The largest amount, in cents: what INTEGER holds, rounded down. */
export const MONEY_MAX = 10_000_000_00

/**
 * Parses an amount of money: digits, and a point before the cents. No other grouping is guessed,
 * because "1.234" is a thousand to some and one to others.
 * @returns cents, or null if it is not such a number
 */
export function parseMoney(typed: string): number | null {
  const [, units, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(typed.trim()) ?? []
  return units === undefined ? null : Number(units) * 100 + Number(cents.padEnd(2, '0'))
}

/** Formats an amount for typing: 1250 → "12.50". */
export const typedMoney = (cents: number) => (cents / 100).toFixed(2)

/** For the formatter of lib/i18n/translations: `format.number(...asMoney(cents, 'EUR'))`. */
export const asMoney = (cents: number, currency: string) =>
  [cents / 100, { style: 'currency', currency }] as const
