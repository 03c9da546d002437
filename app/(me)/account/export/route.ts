import { ownExport } from '@/lib/export/answer-export'

/** Exports everything about the signed-in person; docs/exports.md describes the content. */
export const GET = ownExport
