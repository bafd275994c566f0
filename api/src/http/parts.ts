import '@fastify/multipart'
import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import { tableLimits } from '@rung/shared/rules/table-faults'
import type { FastifyRequest } from 'fastify'

/** What came as multipart/form-data: the one file, and the fields beside it. */
export interface Parts {
  readonly texts: Readonly<Record<string, string>>
  readonly file: { readonly name: string; readonly bytes: Buffer } | undefined
}

/** A file over the limit is cut off, not thrown out, so that the refusal can be in our own words. */
const oneFile = {
  throwFileSizeLimit: false,
  limits: { fileSize: tableLimits.bytes, files: 1, fields: 10 },
}

export type Taken = Parts | 'not-multipart' | 'too-large' | 'broken'

const taken = new WeakMap<FastifyRequest, Promise<Taken>>()

/** Taken in once, however often it is asked for, in whatever order the parts come. */
export function partsOf(request: FastifyRequest): Promise<Taken> {
  const parts = taken.get(request) ?? takeParts(request)
  taken.set(request, parts)
  return parts
}

async function takeParts(request: FastifyRequest): Promise<Taken> {
  if (!request.isMultipart()) return 'not-multipart'
  // Far too large a request is not even taken in.
  if (Number(request.headers['content-length'] ?? 0) > 2 * tableLimits.bytes) return 'too-large'
  try {
    return await partsIn(request)
  } catch (error) {
    // What breaks a limit is named by its status; anything else is a body that does not hold together.
    if (error instanceof Error && 'statusCode' in error) throw error
    return 'broken'
  }
}

async function partsIn(request: FastifyRequest): Promise<Parts> {
  const texts: Record<string, string> = {}
  let file: Parts['file']
  for await (const part of request.parts(oneFile)) {
    if (part.type === 'field') texts[part.fieldname] = String(part.value)
    else file = { name: plainName(part.filename), bytes: await bytesOf(part) }
  }
  return { texts, file }
}

/** Stands for what was uploaded; the same for the same file and fields, whatever separates the parts. */
export function fingerprintOf(parts: Parts): string {
  const fields = Object.entries(parts.texts).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const contents = createHash('sha256')
    .update(parts.file?.bytes ?? '')
    .digest('hex')
  return JSON.stringify([fields, parts.file?.name ?? null, contents])
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
