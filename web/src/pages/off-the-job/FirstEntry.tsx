import { useEffect, useState } from 'react'
import { Loading } from '../../ui/Loading.tsx'
import { EntryForm } from './EntryForm.tsx'
import { type EntryStart, newEntryStart } from './load-entry-form.ts'
import type { News } from './news.ts'
import { newsAfter } from './news-after.ts'
import { useEntryForm } from './use-entry-form.ts'
import type { WhoseLog } from './whose-log.ts'

interface FirstEntryProps {
  whose: WhoseLog
  onLogged: (news: News) => void
}

/** For someone who has logged nothing yet, the whole form stands on the home page. */
export function FirstEntry({ whose, onLogged }: FirstEntryProps) {
  const [start, setStart] = useState<EntryStart | 'asking' | 'failed'>('asking')
  useEffect(() => {
    newEntryStart(whose).then(setStart, () => setStart('failed'))
  }, [whose])
  return (
    <section className="rung-main--reading">
      <h2 className="rung-section-title">Log your first learning</h2>
      {start === 'asking' && <Loading text="Loading the form" />}
      {start === 'failed' && <p>We could not load the form. Load this page again.</p>}
      {typeof start === 'object' && <Form start={start} onLogged={onLogged} />}
    </section>
  )
}

function Form({ start, onLogged }: { start: EntryStart; onLogged: (news: News) => void }) {
  const form = useEntryForm(start, (done) => onLogged(newsAfter(done)))
  return (
    <EntryForm form={form} choices={start.choices} submit="Submit for signature" restored={start.restored} />
  )
}
