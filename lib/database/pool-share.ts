/** The number of connections for each of several processes: an equal share, at least one. */
export const poolShare = (connections: number, processes = 1): number =>
  Math.max(1, Math.floor(connections / processes))
