/** The folder of Guildhall's own files. */
export const core: string
/** The project's folder. */
export const root: string
