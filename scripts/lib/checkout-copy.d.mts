export declare const checkedOut: string[]
export declare function copyCheckout(name: string): {
  folder: string
  read: (file: string) => string
  changes: () => string[]
  node: (
    args: string[],
    env?: Record<string, string>,
  ) => Promise<{ stdout: string; stderr: string }>
  browse: (...stories: string[]) => Promise<unknown>
  remove: () => void
}
