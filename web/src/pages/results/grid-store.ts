import type { GivenCell, ResultCell } from '@rung/shared/contract/results'
import type { ComponentKind } from '@rung/shared/rules/counted-component'
import { decideResult } from '@rung/shared/rules/decide-result'
import { nothingEntered, readMark } from '@rung/shared/rules/mark'
import { refusalSentence } from '@rung/shared/words/refusals'

/** A place of the grid. */
export interface Spot {
  readonly traineeId: string
  readonly component: string
}

export const spotKey = ({ traineeId, component }: Spot): string => `${traineeId} ${component}`

/** Typed and not yet as it stands on the server. */
export interface Draft extends Spot {
  readonly text: string
  readonly fault: string | null
  /** Waits for a decision: somebody saved first, or a board has ratified what it changes. */
  readonly held: boolean
}

interface Edit extends Spot {
  readonly text: string
}

export interface Conflict {
  readonly mine: readonly Edit[]
  /** As they are now; a place that is not among them was emptied. */
  readonly theirs: readonly ResultCell[]
}

export interface GridSnapshot {
  readonly cells: ReadonlyMap<string, ResultCell>
  readonly drafts: ReadonlyMap<string, Draft>
  /** What each step put back would say, the last step last. */
  readonly undo: readonly (readonly Edit[])[]
  readonly sending: boolean
  /** Could not be sent: no signal. */
  readonly failed: boolean
  /** When something was last saved, as an instant. */
  readonly savedAt: string | null
  readonly conflict: Conflict | null
  /** A ratified result is about to be corrected. */
  readonly correcting: Edit | null
}

export interface SaveFault {
  readonly place: number
  readonly sentence: string
}

/** What became of a call: saved, overtaken by somebody, refused place by place, or not sent. */
export type Saved =
  | { readonly kind: 'saved'; readonly cells: readonly ResultCell[] }
  | { readonly kind: 'stale'; readonly places: readonly number[]; readonly now: readonly ResultCell[] }
  | { readonly kind: 'refused'; readonly faults: readonly SaveFault[] }
  | { readonly kind: 'offline' }

export interface GridParts {
  readonly moduleCode: string
  readonly components: readonly { readonly key: string; readonly kind: ComponentKind }[]
  readonly cells: readonly ResultCell[]
  /** Why nothing can be entered in an empty place; null where something can. */
  readonly refusalAt: (spot: Spot) => string | null
  /** Trainees for whom prior learning stands for the module. */
  readonly recognised?: ReadonlySet<string>
  readonly save: (cells: GivenCell[]) => Promise<Saved>
  /** Where what is not saved yet is kept over a reload. */
  readonly keep: (drafts: readonly Edit[]) => void
  readonly kept: readonly Edit[]
}

/** What is typed into a grid of results: checked at once, saved row by row, one call after the other. */
export class GridStore {
  #snapshot: GridSnapshot
  #parts: GridParts
  #listeners = new Set<() => void>()
  /** Undoing a paste sends all its cells in one call. */
  #together = false

  constructor(parts: GridParts) {
    this.#parts = parts
    this.#snapshot = {
      cells: new Map(parts.cells.map((cell) => [spotKey(cell), cell])),
      drafts: new Map(),
      undo: [],
      sending: false,
      failed: false,
      savedAt: null,
      conflict: null,
      correcting: null,
    }
    for (const edit of parts.kept) this.#draft(edit)
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = (): GridSnapshot => this.#snapshot

  edit(...edits: readonly Edit[]): void {
    for (const edit of edits) this.#draft(edit)
    void this.#send()
  }

  undo(): void {
    const last = this.#snapshot.undo.at(-1)
    if (!last || this.#snapshot.sending) return
    this.#set({ undo: this.#snapshot.undo.slice(0, -1) })
    this.#together = true
    for (const edit of last) this.#draft(edit)
    void this.#send({ undoable: false })
  }

  retry(): void {
    void this.#send()
  }

  /** What a table that was loaded brought; `before` is what undoing it puts back. */
  take(cells: readonly ResultCell[], before: readonly Edit[]): void {
    const drafts = new Map(this.#snapshot.drafts)
    for (const edit of before) drafts.delete(spotKey(edit))
    this.#set({
      cells: this.#withCells(cells),
      drafts,
      undo: [...this.#snapshot.undo, before],
      savedAt: cells.at(-1)?.at ?? this.#snapshot.savedAt,
    })
  }

  keepMine(): void {
    const { conflict } = this.#snapshot
    if (!conflict) return
    this.#settle(conflict)
    for (const edit of conflict.mine) this.#draft(edit)
    void this.#send()
  }

  keepTheirs(): void {
    const { conflict } = this.#snapshot
    if (!conflict) return
    this.#settle(conflict)
    void this.#send()
  }

  /** The correction was made, or given up where there is no cell. */
  corrected(cell: ResultCell | null): void {
    const { correcting } = this.#snapshot
    const drafts = new Map(this.#snapshot.drafts)
    if (correcting) drafts.delete(spotKey(correcting))
    const next = { correcting: null, drafts }
    this.#set(cell ? { ...next, cells: this.#withCells([cell]), savedAt: cell.at } : next)
  }

  #draft({ traineeId, component, text }: Edit): void {
    const key = spotKey({ traineeId, component })
    const cell = this.#snapshot.cells.get(key)
    const drafts = new Map(this.#snapshot.drafts)
    const closed = cell ? null : this.#parts.refusalAt({ traineeId, component })
    const said = closed ?? this.#check({ traineeId, component, text }, cell)
    if (text.trim() === (cell?.text ?? '')) drafts.delete(key)
    else {
      const correcting = said === null && cell?.state === 'ratified'
      drafts.set(key, { traineeId, component, text, fault: said, held: correcting })
      if (correcting) this.#set({ correcting: { traineeId, component, text } })
    }
    this.#set({ drafts })
  }

  #check({ traineeId, component, text }: Edit, cell: ResultCell | undefined): string | null {
    const { moduleCode, components, recognised } = this.#parts
    const kind = components.find(({ key }) => key === component)?.kind ?? 'mark'
    const read = readMark(cell?.text ?? '')
    const entered = read.ok ? read.value : nothingEntered
    const standing = cell && {
      entered,
      daysLate: cell.daysLate,
      handedIn: cell.handedIn,
      feedback: cell.feedback,
      ratified: isSettled(cell),
    }
    const decision = decideResult(
      { text },
      {
        column: { key: component, moduleCode, kind },
        moduleCodes: [moduleCode],
        recognised: recognised?.has(traineeId) ?? false,
        standing: standing ?? null,
        reasonGiven: true,
      },
    )
    const [refusal] = decision.ok ? [] : decision.refusals
    return refusal ? refusalSentence(refusal) : null
  }

  async #send({ undoable = true } = {}): Promise<void> {
    if (this.#snapshot.sending) return
    const batch = this.#nextBatch()
    this.#set({ sending: batch.length > 0, failed: false })
    if (batch.length === 0) return
    const saved = await this.#parts.save(
      batch.map(({ traineeId, component, text }) => {
        const was = this.#snapshot.cells.get(spotKey({ traineeId, component }))
        return { traineeId, component, text, was: was ? { id: was.id, version: was.version } : null }
      }),
    )
    this.#set({ sending: false })
    this.#hear(saved, batch, undoable)
    if (saved.kind !== 'offline') await this.#send({ undoable })
  }

  /** What can be sent of one row; all of it where a paste is undone. */
  #nextBatch(): Draft[] {
    const ready = [...this.#snapshot.drafts.values()].filter(({ fault, held }) => fault === null && !held)
    const together = this.#together
    this.#together = false
    return together ? ready : ready.filter(({ traineeId }) => traineeId === ready[0]?.traineeId)
  }

  #hear(saved: Saved, batch: readonly Draft[], undoable: boolean): void {
    switch (saved.kind) {
      case 'offline':
        this.#set({ failed: true })
        break
      case 'refused':
        this.#refuse(saved.faults, batch)
        break
      case 'stale':
        this.#ask(saved, batch)
        break
      case 'saved':
        this.#keep(saved.cells, batch, undoable)
        break
    }
  }

  #refuse(faults: readonly SaveFault[], batch: readonly Draft[]): void {
    const drafts = new Map(this.#snapshot.drafts)
    for (const { place, sentence } of faults) {
      const draft = batch[place]
      if (draft) drafts.set(spotKey(draft), { ...draft, fault: sentence })
    }
    this.#set({ drafts })
  }

  #ask(
    { places, now }: { places: readonly number[]; now: readonly ResultCell[] },
    batch: readonly Draft[],
  ): void {
    const drafts = new Map(this.#snapshot.drafts)
    const mine = places.flatMap((place) => batch[place] ?? [])
    for (const draft of mine) drafts.set(spotKey(draft), { ...draft, held: true })
    this.#set({ drafts, conflict: { mine, theirs: now } })
  }

  #keep(now: readonly ResultCell[], batch: readonly Draft[], undoable: boolean): void {
    const before = batch.map(({ traineeId, component }) => ({
      traineeId,
      component,
      text: this.#snapshot.cells.get(spotKey({ traineeId, component }))?.text ?? '',
    }))
    const drafts = new Map(this.#snapshot.drafts)
    for (const draft of batch)
      if (drafts.get(spotKey(draft))?.text === draft.text) drafts.delete(spotKey(draft))
    this.#set({
      cells: this.#withCells(now, batch),
      drafts,
      savedAt: now.at(-1)?.at ?? this.#snapshot.savedAt,
      ...(undoable ? { undo: [...this.#snapshot.undo, before] } : {}),
    })
  }

  /** The cells as they are now; a place named that has none any more is empty. */
  #withCells(now: readonly ResultCell[], places: readonly Spot[] = []): Map<string, ResultCell> {
    const cells = new Map(this.#snapshot.cells)
    for (const place of places) cells.delete(spotKey(place))
    for (const cell of now) cells.set(spotKey(cell), cell)
    return cells
  }

  #settle({ mine, theirs }: Conflict): void {
    const drafts = new Map(this.#snapshot.drafts)
    for (const edit of mine) drafts.delete(spotKey(edit))
    this.#set({ cells: this.#withCells(theirs, mine), drafts, conflict: null })
  }

  #set(change: Partial<GridSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    if (change.drafts) {
      const unsaved = [...change.drafts.values()].map(({ traineeId, component, text }) => ({
        traineeId,
        component,
        text,
      }))
      this.#parts.keep(unsaved)
    }
    for (const listener of this.#listeners) listener()
  }
}

/** A ratified result may be corrected, never emptied. */
const isSettled = ({ state }: ResultCell): boolean => state === 'ratified'
