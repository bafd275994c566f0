import { useState } from 'react'
import { useLoaderData, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Page } from '../../ui/Page.tsx'
import { dayInWords } from '../../words/moments.ts'
import { deleteHere } from './delete-here.ts'
import { EntryForm } from './EntryForm.tsx'
import { type EntryToEdit, loadEntryToEdit } from './load-entry-form.ts'
import { withNews } from './news.ts'
import { newsAfter } from './news-after.ts'
import { useEntryForm } from './use-entry-form.ts'
import './off-the-job.scss'

export const loader = loadEntryToEdit

export function Component() {
  const start = useLoaderData<typeof loader>()
  return <EditEntry key={start.entryId} start={start} />
}

function EditEntry({ start }: { start: EntryToEdit }) {
  const { entry } = start
  const navigate = useNavigate()
  const form = useEntryForm(start, (done) => navigate(paths.log(), withNews(newsAfter(done))))
  const returned = entry?.state === 'returned'
  return (
    <Page
      title={returned ? 'Fix and send again' : 'Finish your entry'}
      width="reading"
      back={{ text: 'My log', href: paths.log() }}
      failed={form.errors.length > 0}
    >
      {returned && <WhyReturned start={start} />}
      <EntryForm
        form={form}
        choices={start.choices}
        submit={returned ? 'Send again' : 'Submit for signature'}
        restored={start.restored}
        more={returned ? undefined : <DeleteDraft start={start} />}
      />
    </Page>
  )
}

function WhyReturned({ start: { entry } }: { start: EntryToEdit }) {
  if (!entry?.returnReason) return null
  return (
    <div className="otj-returned">
      <p className="otj-returned__reason">“{entry.returnReason}”</p>
      <p className="otj-returned__by">
        {entry.decidedBy?.name}
        {entry.decidedAt && `, ${dayInWords(entry.decidedAt)}`}
      </p>
    </div>
  )
}

function DeleteDraft({ start }: { start: EntryToEdit }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const remove = async () => {
    setBusy(true)
    const refused = await deleteHere(start)
    setBusy(false)
    setFault(refused)
    if (refused === null) navigate(paths.log(), withNews({ title: 'Draft deleted', text: 'It is gone.' }))
  }
  return (
    <>
      <Button type="button" kind="quiet" onClick={() => setOpen(true)}>
        Delete draft
      </Button>
      <ConfirmDialog
        open={open}
        title="Delete this draft?"
        confirm="Delete draft"
        cancel="Keep it"
        warning
        busy={busy}
        onConfirm={remove}
        onCancel={() => setOpen(false)}
      >
        <p>What you wrote in it will be gone. You cannot get it back.</p>
        {fault && (
          <p className="nhsuk-error-message" role="alert">
            {fault}
          </p>
        )}
      </ConfirmDialog>
    </>
  )
}
