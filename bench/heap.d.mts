export function heapWatch(): Promise<{
  env: Record<string, string>
  liveHeap: () => Promise<number>
}>
