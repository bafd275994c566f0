import { readCurriculum } from '@rung/shared/contract/curriculum'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { ConflictDialog } from '../../ui/ConflictDialog.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { ErrorSummary, errorFor } from '../../ui/ErrorSummary.tsx'
import { Note } from '../../ui/Note.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { GroupsEditor } from './GroupsEditor.tsx'
import { ModulesEditor } from './ModulesEditor.tsx'
import { Sums } from './Sums.tsx'
import { useDraft } from './use-draft.ts'
import './curriculum.scss'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readCurriculum, { params: { curriculumId: params.curriculumId ?? '' }, signal: request.signal })
}

/** A draft, changed as a whole: what it comes to is summed while it is typed. */
export function Component() {
  const version = useLoaderData<typeof loader>()
  const draft = useDraft(version)
  const { texts, change, faults } = draft
  const back = { text: version.title, href: paths.curriculum(version.id) }
  if (version.state === 'published')
    return (
      <Page title="Change the draft" caption={version.title} back={back} width="reading">
        <Note>This version is published, so it stays as it is. Draft a new version from it.</Note>
      </Page>
    )
  return (
    <Page title="Change the draft" caption={version.title} back={back} failed={faults.length > 0}>
      <ErrorSummary errors={faults} />
      {draft.conflict && (
        <ConflictDialog
          open
          what="Someone changed this draft"
          rows={draft.conflict.lines.map((line) => ({ ...line, differs: true }))}
          busy={draft.busy}
          onUseMine={draft.useMine}
          onKeepTheirs={draft.keepTheirs}
          onClose={draft.closeConflict}
        />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          draft.save()
        }}
      >
        <TextField
          name="title"
          label="Name of the version"
          width={30}
          value={texts.title}
          onChange={(title) => change({ title })}
          error={errorFor(faults, 'title')}
        />
        <DateField
          name="startsOn"
          label="For cohorts that start from"
          value={texts.startsOn}
          onChange={(startsOn) => change({ startsOn })}
          error={errorFor(faults, 'startsOn')}
        />
        <ModulesEditor
          modules={texts.modules}
          groups={texts.groups}
          faults={faults}
          onChange={(modules) => change({ modules })}
        />
        <GroupsEditor groups={texts.groups} faults={faults} onChange={(groups) => change({ groups })} />
        <Sums body={draft.body} totalCredits={version.programme.totalCredits} />
        <Button busy={draft.busy}>Save the draft</Button>
      </form>
    </Page>
  )
}
