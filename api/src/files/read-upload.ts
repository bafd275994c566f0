import '@fastify/multipart'
import type { MultipartFile } from '@fastify/multipart'
import { tableLimits } from '@rung/shared/rules/table-faults'
import { tableFaultSentence } from '@rung/shared/words/import-faults'
import { schemaFaultSentence } from '@rung/shared/words/schema-faults'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { Refused } from '../http/refuse.ts'
import { readTable, type Table } from './read-table.ts'

export interface Upload<Fields> {
  /** As the person named it, without a path. */
  readonly fileName: string
  readonly table: Table
  readonly fields: Fields
}

const noFields = z.object({})

/** A file over the limit is cut off, not thrown out, so that the refusal can be in our own words. */
const oneFile = {
  throwFileSizeLimit: false,
  limits: { fileSize: tableLimits.bytes, files: 1, fields: 10 },
}

/** Reads the one file of a multipart request and the fields beside it, in whatever order they come. */
export async function readUpload<Shape extends z.ZodMiniType = typeof noFields>(
  request: FastifyRequest,
  // The default is `noFields` exactly when no shape is given, which is what Shape then is.
  shape: Shape = noFields as unknown as Shape,
): Promise<Upload<z.infer<Shape>> | Refused> {
  if (!request.isMultipart())
    return new Refused('unsupported-media', 'Send the file as multipart/form-data, under the name file.')
  // Far too large a request is not even taken in.
  if (Number(request.headers['content-length'] ?? 0) > 2 * tableLimits.bytes)
    return fileRefused('file-too-large', { megabytes: tableLimits.bytes / 1024 / 1024 })
  const texts: Record<string, string> = {}
  let file: { name: string; bytes: Buffer } | undefined
  for await (const part of request.parts(oneFile)) {
    if (part.type === 'field') texts[part.fieldname] = String(part.value)
    else file = { name: plainName(part.filename), bytes: await bytesOf(part) }
  }
  if (file === undefined || file.name === '') return fileRefused('file-missing')
  const fields = shape.safeParse(texts)
  if (!fields.success) return fieldsRefused(fields.error.issues)
  const table = await readTable(file.bytes)
  if (table.ok) return { fileName: file.name, table: table.value, fields: fields.data }
  const [refusal] = table.refusals
  return fileRefused(refusal?.code ?? 'file-not-a-table', refusal?.detail)
}

function fileRefused(
  code: Parameters<typeof tableFaultSentence>[0]['code'],
  detail: Readonly<Record<string, string | number>> = {},
): Refused {
  const sentence = tableFaultSentence({ code, detail })
  return new Refused(code === 'file-too-large' ? 'too-large' : 'refused', sentence, [
    { pointer: '/file', code, detail: sentence },
  ])
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

/** One byte more than the limit is kept, so that the reader says what is too large in its own words. */
async function bytesOf(part: MultipartFile): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of part.file) {
    // A stream of a multipart file gives nothing else.
    const bytes = chunk as Buffer
    if (size <= tableLimits.bytes) chunks.push(bytes)
    size += bytes.length
  }
  return Buffer.concat(part.file.truncated ? [...chunks, Buffer.alloc(1)] : chunks)
}

function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  return last.replace(/\p{Cc}/gu, '').slice(0, 120)
}
