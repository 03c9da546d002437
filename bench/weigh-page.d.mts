export declare function weighPage(
  work: { origin: string; signal: AbortSignal },
  page: { path: string; headers?: Record<string, string> },
): Promise<{ scriptBytes: number; htmlBytes: number; htmlGzipped: number }>
