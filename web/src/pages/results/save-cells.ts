import { type GivenCell, type ResultCell, saveResults } from '@rung/shared/contract/results'
import type { Attempt } from '@rung/shared/figures/academic-rules'
import { call, OfflineError, ProblemError } from '../../api-client.ts'
import { everyoneAsked } from './attempt-in.ts'
import type { Saved } from './grid-store.ts'

interface Into {
  readonly cohortId: string
  readonly moduleCode: string
  readonly attempt: Attempt
  readonly everyone: boolean
}

/** One call of the grid, and what became of it in the grid's own terms. */
export async function saveCells(
  { cohortId, moduleCode, attempt, everyone }: Into,
  cells: GivenCell[],
): Promise<Saved> {
  const body = { attempt, ...everyoneAsked(everyone), cells }
  try {
    const saved = await call(saveResults, { params: { cohortId, moduleCode }, body })
    return { kind: 'saved', cells: saved.cells }
  } catch (error) {
    if (error instanceof OfflineError) return { kind: 'offline' }
    if (!(error instanceof ProblemError)) throw error
    const { problem } = error
    const faults = (problem.errors ?? []).flatMap(({ pointer, detail }) => {
      const place = /^\/cells\/(\d+)/.exec(pointer)?.[1]
      return place === undefined ? [] : [{ place: Number(place), sentence: detail }]
    })
    if (problem.current) {
      // The endpoint says that `current` has the shape of its answer.
      const { cells: now } = problem.current as { cells: ResultCell[] }
      return { kind: 'stale', places: faults.map(({ place }) => place), now }
    }
    const sentence = problem.detail ?? problem.title
    return {
      kind: 'refused',
      faults: faults.length > 0 ? faults : cells.map((_, place) => ({ place, sentence })),
    }
  }
}
