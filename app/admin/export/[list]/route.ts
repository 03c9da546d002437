import { findAdminExport } from '@/lib/admin/read-exports'
import { staffExport } from '@/lib/export/answer-export'

/** A list of the back office as a file: `/admin/export/people?format=csv`. */
export const GET = staffExport(findAdminExport)
