import {
  readCredits,
  recognisePriorLearning,
  takeBackPriorLearning,
  transcriptPdf,
  transcriptXlsx,
} from '@rung/shared/contract/credits'
import type { Routes } from '../../http/mount.ts'
import { readTraineeCredits } from './read-credits.ts'
import { recogniseOne } from './recognise-prior-learning.ts'
import { sendTranscriptPdf, sendTranscriptXlsx } from './send-transcript.ts'
import { takeBackOne } from './take-back-prior-learning.ts'

export function creditRoutes(routes: Routes): void {
  routes.add(readCredits, readTraineeCredits)
  routes.add(recognisePriorLearning, recogniseOne)
  routes.add(takeBackPriorLearning, takeBackOne)
  routes.add(transcriptPdf, sendTranscriptPdf)
  routes.add(transcriptXlsx, sendTranscriptXlsx)
}
