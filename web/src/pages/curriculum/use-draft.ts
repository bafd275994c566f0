import { type CurriculumVersion, changeCurriculum } from '@rung/shared/contract/curriculum'
import { isPlainDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { call, ProblemError } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { staleAnswer } from '../../stale-answer.ts'
import {
  bodyOf,
  type ConflictLine,
  conflictLines,
  type DraftTexts,
  faultAt,
  numberFaults,
  textsOf,
} from './draft-form.ts'

interface Conflict {
  readonly current: CurriculumVersion
  readonly lines: readonly ConflictLine[]
}

/** What is typed of a draft, and what came of saving it. */
export function useDraft(version: CurriculumVersion) {
  const navigate = useNavigate()
  const [texts, setTexts] = useState(() => textsOf(version))
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const body = bodyOf(texts)
  const saveOver = async (ifMatch: number) => {
    const typed = [...dateFaults(texts), ...numberFaults(texts)]
    setFaults(typed)
    if (typed.length > 0) return
    setBusy(true)
    try {
      await call(changeCurriculum, { params: { curriculumId: version.id }, body, ifMatch })
      navigate(`${paths.curriculum(version.id)}?done=saved`)
    } catch (error) {
      const current = staleAnswer<CurriculumVersion>(error)
      if (current) setConflict({ current, lines: conflictLines(body, current) })
      else setFaults(faultsOf(error))
    } finally {
      setBusy(false)
    }
  }
  return {
    texts,
    body,
    faults,
    busy,
    conflict,
    change: (more: Partial<DraftTexts>) => setTexts((before) => ({ ...before, ...more })),
    save: () => saveOver(version.version),
    useMine: () => {
      setConflict(null)
      return saveOver(conflict?.current.version ?? version.version)
    },
    keepTheirs: () => navigate(paths.curriculum(version.id)),
    closeConflict: () => setConflict(null),
  }
}

const dateFaults = ({ startsOn }: DraftTexts): FormFault[] =>
  isPlainDate(startsOn)
    ? []
    : [{ field: 'startsOn', message: 'Enter a real date, for example 5 January 2026' }]

/** Each place of a draft has a box of its own, so that pointers are kept whole. */
function faultsOf(error: unknown): FormFault[] {
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : []
  if (errors.length === 0) return formFaults(error, [])
  return errors.map(({ pointer, detail }) => faultAt(pointer, detail))
}
