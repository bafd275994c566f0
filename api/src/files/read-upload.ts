import type { Refusal } from '@rung/shared/kernel/outcome'
import { type TableFaultCode, tableLimits } from '@rung/shared/rules/table-faults'
import { tableFaultSentence } from '@rung/shared/words/import-faults'
import { schemaFaultSentence } from '@rung/shared/words/schema-faults'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { partsOf } from '../http/parts.ts'
import { Refused } from '../http/refuse.ts'
import { readTable, type Table } from './read-table.ts'

export interface Upload<Fields> {
  /** As the person named it, without a path. */
  readonly fileName: string
  readonly table: Table
  readonly fields: Fields
}

const noFields = z.object({})

/** Reads the file of a multipart request as a table, and the fields beside it by the endpoint's own shape. */
export async function readUpload<Shape extends z.ZodMiniType = typeof noFields>(
  request: FastifyRequest,
  // The default is `noFields` exactly when no shape is given, which is what Shape then is.
  shape: Shape = noFields as unknown as Shape,
): Promise<Upload<z.infer<Shape>> | Refused> {
  const upload = await partsOf(request)
  if (typeof upload === 'string') return refusedParts[upload]()
  if (!upload.file?.name) return fileRefused({ code: 'file-missing' })
  const fields = shape.safeParse(upload.texts)
  if (!fields.success) return fieldsRefused(fields.error.issues)
  const table = await readTable(upload.file.bytes)
  if (table.ok) return { fileName: upload.file.name, table: table.value, fields: fields.data }
  const [refusal = { code: 'file-not-a-table' as const }] = table.refusals
  return fileRefused(refusal)
}

const megabytes = tableLimits.bytes / 1024 / 1024

const refusedParts = {
  'not-multipart': () =>
    new Refused('unsupported-media', 'Send the file as multipart/form-data, under the name file.'),
  'too-large': () => fileRefused({ code: 'file-too-large', detail: { megabytes } }),
  broken: () => new Refused('not-accepted', 'The file did not arrive whole. Send it again.'),
}

function fileRefused(refusal: Refusal<TableFaultCode>): Refused {
  const sentence = tableFaultSentence(refusal)
  const problem = refusal.code === 'file-too-large' ? 'too-large' : 'refused'
  return new Refused(problem, sentence, [{ pointer: '/file', code: refusal.code, detail: sentence }])
}

function fieldsRefused(
  issues: readonly {
    readonly path: readonly PropertyKey[]
    readonly code?: string
    readonly message: string
  }[],
): Refused {
  return new Refused(
    'not-accepted',
    undefined,
    issues.map((issue) => ({
      pointer: `/${issue.path.map(String).join('/')}`,
      code: issue.code ?? 'shape',
      detail: schemaFaultSentence(issue.message, { issue }),
    })),
  )
}
