import { ownExport } from '@/lib/export/answer-export'

/** Everything about the signed-in person as a file; docs/exports.md says what is in it. */
export const GET = ownExport
