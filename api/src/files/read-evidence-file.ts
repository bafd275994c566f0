import { tableLimits } from '@rung/shared/rules/table-faults'
import { schemaFaultSentence } from '@rung/shared/words/schema-faults'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod/mini'
import { partsOf } from '../http/parts.ts'
import { Refused } from '../http/refuse.ts'

export interface EvidenceFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

const kinds: readonly { mediaType: string; ending: RegExp; start: readonly number[] }[] = [
  { mediaType: 'application/pdf', ending: /\.pdf$/i, start: [0x25, 0x50, 0x44, 0x46] },
  { mediaType: 'image/png', ending: /\.png$/i, start: [0x89, 0x50, 0x4e, 0x47] },
  { mediaType: 'image/jpeg', ending: /\.jpe?g$/i, start: [0xff, 0xd8, 0xff] },
  {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: /\.docx$/i,
    start: [0x50, 0x4b, 0x03, 0x04],
  },
]

/** The fields of a form and the file of evidence sent with it, if one was: a PDF, a picture or a Word document by its bytes. */
export async function readEvidenceFile<Shape extends z.ZodMiniType>(
  request: FastifyRequest,
  shape: Shape,
): Promise<{ readonly fields: z.infer<Shape>; readonly file: EvidenceFile | null } | Refused> {
  const parts = await partsOf(request)
  if (parts === 'not-multipart')
    return new Refused(
      'unsupported-media',
      'Send the form as multipart/form-data, with any file under the name file.',
    )
  if (parts === 'too-large') return tooLarge()
  if (parts === 'broken') return new Refused('not-accepted', 'The form did not arrive whole. Send it again.')
  const fields = shape.safeParse(parts.texts)
  if (!fields.success)
    return new Refused(
      'not-accepted',
      undefined,
      fields.error.issues.map((issue) => ({
        pointer: `/${issue.path.map(String).join('/')}`,
        code: issue.code ?? 'shape',
        detail: schemaFaultSentence(issue.message, { issue }),
      })),
    )
  const { file } = parts
  if (!file?.name || file.bytes.length === 0) return { fields: fields.data, file: null }
  if (file.bytes.length > tableLimits.bytes) return tooLarge()
  const kind = kinds.find(
    ({ start, ending }) => ending.test(file.name) && start.every((byte, at) => file.bytes[at] === byte),
  )
  if (!kind)
    return refusedFile(
      'refused',
      'file-not-evidence',
      'Choose a PDF, a picture (PNG or JPG) or a Word document (DOCX)',
    )
  return { fields: fields.data, file: { ...file, mediaType: kind.mediaType } }
}

const tooLarge = () =>
  refusedFile(
    'too-large',
    'file-too-large',
    `Choose a file smaller than ${tableLimits.bytes / 1024 / 1024} MB`,
  )

const refusedFile = (problem: 'refused' | 'too-large', code: string, sentence: string) =>
  new Refused(problem, sentence, [{ pointer: '/file', code, detail: sentence }])
