/** How many of the connections each of several processes may have: the same number, and at least one. */
export const poolShare = (connections: number, processes = 1): number =>
  Math.max(1, Math.floor(connections / processes))
