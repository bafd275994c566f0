import { useState } from 'react'
import { type FormFault, formFaults } from '../../form-faults.ts'

/** One form: what stopped it, and whether it is on its way. `fields` are those a refusal may name. */
export function useSaving(fields: readonly string[]) {
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  const [busy, setBusy] = useState(false)
  const save = async (work: () => Promise<unknown>) => {
    if (busy) return
    setBusy(true)
    try {
      await work()
      setFaults([])
    } catch (error) {
      setFaults(formFaults(error, fields))
    } finally {
      setBusy(false)
    }
  }
  return { faults, setFaults, busy, save }
}
