import type { transcriptPdf, transcriptXlsx } from '@rung/shared/contract/credits'
import type { PlainDate } from '@rung/shared/kernel/plain-date'
import { may } from '@rung/shared/rules/permissions'
import type { Tx } from '../../db/transaction.ts'
import { FileAnswer } from '../../http/answers.ts'
import type { UseCase } from '../../http/mount.ts'
import { notFound, notPermitted, Refused } from '../../http/refuse.ts'
import { creditFactsOf } from './credit-facts.ts'
import { creditsView } from './credits-view.ts'
import { type Transcript, transcriptOf } from './transcript.ts'
import { writeTranscriptPdf } from './write-transcript-pdf.ts'
import { writeTranscriptWorkbook } from './write-transcript-workbook.ts'

interface Named {
  readonly transcript: Transcript
  readonly fileName: string
}

async function transcriptFor(tx: Tx, traineeId: string, today: PlainDate): Promise<Named | Refused> {
  const facts = await creditFactsOf(tx, traineeId)
  if (!facts) return notFound()
  if (!may('read-credits', facts.relationships)) return notPermitted()
  return {
    transcript: transcriptOf(facts, creditsView(facts, today), today),
    fileName: `transcript-${facts.studentNumber}-${today}`,
  }
}

export const sendTranscriptPdf: UseCase<typeof transcriptPdf> = async ({ tx, params, today, at }) => {
  const found = await transcriptFor(tx, params.traineeId, today)
  if (found instanceof Refused) return found
  return new FileAnswer(await writeTranscriptPdf(found.transcript, at), `${found.fileName}.pdf`)
}

export const sendTranscriptXlsx: UseCase<typeof transcriptXlsx> = async ({ tx, params, today }) => {
  const found = await transcriptFor(tx, params.traineeId, today)
  if (found instanceof Refused) return found
  return new FileAnswer(await writeTranscriptWorkbook(found.transcript), `${found.fileName}.xlsx`)
}
