import { useState } from 'react'
import { type FormFault, formFaults } from '../../form-faults.ts'

/** One form: what stopped it, and whether it is on its way. `fields` are those a refusal may name. */
export function useSaving(fields: readonly string[]) {
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const [busy, setBusy] = useState(false)
  /** What the work answers is what stopped it; none where it is done. */
  const save = async (work: () => Promise<readonly FormFault[]>) => {
    if (busy) return
    setBusy(true)
    try {
      setFaults(await work())
    } catch (error) {
      setFaults(formFaults(error, fields))
    } finally {
      setBusy(false)
    }
  }
  return { faults, setFaults, busy, save }
}
