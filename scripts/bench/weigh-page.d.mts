export declare function weighPage(
  work: { origin: string; signal: AbortSignal },
  page: { path: string; headers?: Record<string, string> },
): Promise<{ scripts: number; scriptBytes: number; htmlBytes: number }>
