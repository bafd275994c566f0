import { useLoaderData, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'
import { EntryForm } from './EntryForm.tsx'
import { loadNewEntry } from './load-entry-form.ts'
import { withNews } from './news.ts'
import { newsAfter } from './news-after.ts'
import { useEntryForm } from './use-entry-form.ts'
import './off-the-job.scss'

export const loader = loadNewEntry

export function Component() {
  const start = useLoaderData<typeof loader>()
  // Another kind to start from is another form.
  return <NewEntry key={start.slot} />
}

function NewEntry() {
  const start = useLoaderData<typeof loader>()
  const navigate = useNavigate()
  const form = useEntryForm(start, (done) => navigate(paths.home(), withNews(newsAfter(done))))
  return (
    <Page
      title="Log learning"
      width="reading"
      back={{ text: 'Home', href: paths.home() }}
      failed={form.errors.length > 0}
    >
      <EntryForm
        form={form}
        choices={start.choices}
        submit="Submit for signature"
        restored={start.restored}
      />
    </Page>
  )
}
