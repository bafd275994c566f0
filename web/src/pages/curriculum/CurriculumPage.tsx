import {
  type CurriculumVersion,
  deleteCurriculum,
  publishCurriculum,
  readCurriculum,
} from '@rung/shared/contract/curriculum'
import { formatDate } from '@rung/shared/kernel/plain-date'
import { useState } from 'react'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useNavigation,
  useSearchParams,
  useSubmit,
} from 'react-router'
import { call } from '../../api-client.ts'
import { type FormFault, formFaults } from '../../form-faults.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { KeyValue } from '../../ui/KeyValue.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { Prospectus } from '../../ui/Prospectus.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { dayInWords } from '../../words/moments.ts'
import { Assessment } from './Assessment.tsx'
import { VersionTag } from './VersionTag.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  return call(readCurriculum, { params: { curriculumId: params.curriculumId ?? '' }, signal: request.signal })
}

export async function action({ params, request }: ActionFunctionArgs): Promise<FormFault[] | Response> {
  const form = await request.formData()
  const sent = {
    params: { curriculumId: params.curriculumId ?? '' },
    ifMatch: Number(form.get('version')),
  }
  try {
    if (form.get('step') === 'delete') {
      await call(deleteCurriculum, sent)
      return redirect(`${paths.curricula(String(form.get('programme')))}?done=deleted`)
    }
    await call(publishCurriculum, sent)
    return redirect(`${paths.curriculum(sent.params.curriculumId)}?done=published`)
  } catch (error) {
    return formFaults(error, [])
  }
}

const doneWords: Record<string, string> = {
  saved: 'The draft is saved',
  published: 'This version is published. New cohorts can start under it',
}

/** One version as a prospectus; a draft with what is still to be done before it can be published. */
export function Component() {
  const version = useLoaderData<typeof loader>()
  const faults = useActionData<FormFault[]>() ?? []
  const done = doneWords[useSearchParams()[0].get('done') ?? '']
  const { programme, state, mayChange, modules } = version
  return (
    <Page
      title={version.title}
      caption="Version of the curriculum"
      breadcrumbs={[
        { text: programme.title, href: paths.programme(programme.id) },
        { text: 'Versions of the curriculum', href: paths.curricula(programme.id) },
      ]}
      aside={<VersionTag state={state} />}
      failed={faults.length > 0}
    >
      <ErrorSummary errors={faults} />
      {done && faults.length === 0 && <Notification title={done} />}
      {state === 'draft' && <Draft version={version} />}
      <Prospectus curriculum={version} />
      <Assessment modules={modules} />
      <About version={version} />
      {state === 'published' && mayChange && (
        <p>
          <AppLink href={paths.curriculumNew(programme.id, version.id)}>
            Draft a new version from this one
          </AppLink>
        </p>
      )}
    </Page>
  )
}

function Draft({ version }: { version: CurriculumVersion }) {
  const { faults, id } = version
  const [asking, setAsking] = useState<'publish' | 'delete' | null>(null)
  const submit = useSubmit()
  const busy = useNavigation().state !== 'idle'
  const go = (step: 'publish' | 'delete') => {
    setAsking(null)
    submit({ step, version: String(version.version), programme: version.programme.id }, { method: 'post' })
  }
  const addsUp = faults.length === 0
  return (
    <SummaryCard title={addsUp ? 'This draft adds up' : 'This draft does not add up yet'}>
      {addsUp ? (
        <p>It can be published. Look at what differs first: what is published cannot be changed.</p>
      ) : (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {faults.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>{detail}</li>
          ))}
        </ul>
      )}
      <div className="rung-buttons">
        {addsUp && (
          <Button type="button" busy={busy} onClick={() => setAsking('publish')}>
            Publish
          </Button>
        )}
        <ButtonLink kind={addsUp ? 'secondary' : 'primary'} href={paths.curriculumEdit(id)}>
          Change the draft
        </ButtonLink>
        <AppLink href={paths.curriculumDifferences(id)}>See what differs</AppLink>
        <Button type="button" kind="quiet" onClick={() => setAsking('delete')}>
          Delete the draft
        </Button>
      </div>
      <ConfirmDialog
        open={asking === 'publish'}
        title="Publish this version?"
        confirm="Publish"
        onConfirm={() => go('publish')}
        onCancel={() => setAsking(null)}
      >
        <p>New cohorts can then start under it. It cannot be changed or taken back.</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'delete'}
        title="Delete this draft?"
        confirm="Delete the draft"
        warning
        onConfirm={() => go('delete')}
        onCancel={() => setAsking(null)}
      >
        <p>Everything changed in it is lost.</p>
      </ConfirmDialog>
    </SummaryCard>
  )
}

function About({ version }: { version: CurriculumVersion }) {
  const { id, basedOn, publishedAt, publishedBy, cohorts, university, startsOn } = version
  const by = publishedBy ? ` by ${publishedBy}` : ''
  return (
    <SummaryCard title="About this version">
      <KeyValue
        noBorder
        rows={[
          { key: 'University', value: university.name },
          { key: 'For cohorts from', value: formatDate(startsOn) },
          ...(publishedAt ? [{ key: 'Published', value: `${dayInWords(publishedAt)}${by}` }] : []),
          {
            key: 'Based on',
            value: basedOn ? (
              <>
                <AppLink href={paths.curriculum(basedOn.id)}>{basedOn.title}</AppLink>
                {', '}
                <AppLink href={paths.curriculumDifferences(id)}>what differs</AppLink>
              </>
            ) : (
              'Nothing before it'
            ),
          },
          {
            key: 'Kept by',
            value: cohorts.length === 0 ? 'No cohort yet' : cohorts.map(({ title }) => title).join(', '),
          },
          {
            key: 'Academic rules',
            value: <AppLink href={paths.academicRules(id)}>See the rules and where each comes from</AppLink>,
          },
        ]}
      />
    </SummaryCard>
  )
}
