// Who is who in the seeded data: people and organizations are numbers, from 1 up.

export const people = 20_000
export const organizations = 2_000

/** The two whose people pages are measured by size; all the others have about ten members. */
export const large = 1
export const team = 2

/** The organizations of about ten, one after the other. */
export const smallOrg = (i) => 3 + (i % (organizations - 2))

/** Who may manage the two: their owner, and every fiftieth or fifth member. */
export const adminsOf = {
  [large]: [1, ...range(2_001, 6_999).filter((n) => n % 50 === 0)],
  [team]: [2, ...range(7_001, 7_024).filter((n) => n % 5 === 0)],
}

export const slugOf = (org) => `bench-${org}`
export const emailOf = (person) => `person-${person}@bench.test`
export const tokenOf = (person) => `bench-session-of-person-${person}`

/** What a browser sends in which this person is signed in. */
export const cookieOf = (person) => `next-auth.session-token=${tokenOf(person)}`

/** @returns {number[]} both ends included */
export function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
