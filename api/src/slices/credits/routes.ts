import {
  readCredits,
  recognisePriorLearning,
  transcriptPdf,
  transcriptXlsx,
} from '@rung/shared/contract/credits'
import type { Routes } from '../../http/mount.ts'
import { readTraineeCredits } from './read-credits.ts'
import { recogniseOne } from './recognise-prior-learning.ts'
import { sendTranscriptPdf, sendTranscriptXlsx } from './send-transcript.ts'

export function creditRoutes(routes: Routes): void {
  routes.add(readCredits, readTraineeCredits)
  routes.add(recognisePriorLearning, recogniseOne)
  routes.add(transcriptPdf, sendTranscriptPdf)
  routes.add(transcriptXlsx, sendTranscriptXlsx)
}
