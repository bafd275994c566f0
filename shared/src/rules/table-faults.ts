export const tableFaultCodes = [
  'file-missing',
  'file-empty',
  'file-too-large',
  'file-not-a-table',
  'file-old-excel',
  'file-pdf',
  'file-other-package',
  'workbook-too-large',
  'workbook-unreadable',
  'workbook-cell-unreadable',
  'quote-not-closed',
  'text-unreadable',
  'no-rows',
  'too-many-rows',
  'too-many-columns',
  'cell-too-long',
] as const
/** Why a file that someone brings cannot be read as a table. */
export type TableFaultCode = (typeof tableFaultCodes)[number]

/** How much is read at once. */
export const tableLimits = {
  bytes: 5 * 1024 * 1024,
  rows: 5000,
  columns: 100,
  /** Of one cell. */
  characters: 10_000,
} as const
