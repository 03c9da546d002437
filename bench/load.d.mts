export function ask(
  work: { origin: string; signal: AbortSignal },
  how: {
    connections: number
    amount: number
    next: () => { method: string; path: string; headers: Record<string, string> }
  },
  onAnswer: (status: number) => void,
): Promise<number>
