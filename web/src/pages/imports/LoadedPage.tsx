import { useEffect } from 'react'
import { Navigate, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Note } from '../../ui/Note.tsx'
import { Notification } from '../../ui/Notification.tsx'
import { Page } from '../../ui/Page.tsx'
import { countOf } from '../../words/counts.ts'
import { useCohortImport } from './cohort-import-state.ts'
import { steps } from './steps.ts'

/** Step 3: what was loaded, and where it is now. All of it stands in the address. */
export function Component() {
  const [said] = useSearchParams()
  const { forget } = useCohortImport()
  useEffect(() => forget(), [forget])
  const cohort = said.get('cohort')
  const title = said.get('title') ?? ''
  const loaded = Number(said.get('loaded'))
  const leftOut = (said.get('left-out') ?? '').split(' ').filter((row) => /^\d+$/.test(row))
  const employers = Number(said.get('employers') ?? 0)
  if (!cohort || !Number.isInteger(loaded)) return <Navigate to={steps.choose()} replace />
  return (
    <Page title={`${countOf(loaded, 'trainee')} loaded`} caption={title} width="reading">
      <Notification title={`${countOf(loaded, 'trainee')} loaded into ${title}`} focus>
        {employers > 0 && <p>{countOf(employers, 'employer')} and their systems were added too.</p>}
      </Notification>
      {leftOut.length > 0 && (
        <Note>
          <p>
            {countOf(leftOut.length, 'row')} of the file {leftOut.length === 1 ? 'was' : 'were'} left out:{' '}
            {listed(leftOut)}. Put {leftOut.length === 1 ? 'it' : 'them'} right and load{' '}
            {leftOut.length === 1 ? 'it' : 'them'} from a corrected file.
          </p>
        </Note>
      )}
      <p>
        Nobody has been sent an invitation. You can invite them from{' '}
        <AppLink href={paths.people()}>People</AppLink> when you are ready.
      </p>
      <div className="rung-buttons">
        <ButtonLink href={paths.trainees(`cohort=${encodeURIComponent(cohort)}`)}>
          See the trainees
        </ButtonLink>
        <AppLink href={steps.choose()}>Import another file</AppLink>
      </div>
    </Page>
  )
}

const MOST_NAMED = 40

function listed(rows: readonly string[]): string {
  const named = rows.slice(0, MOST_NAMED)
  const more = rows.length - named.length
  const words = named.length === 1 ? `row ${named[0]}` : `rows ${named.slice(0, -1).join(', ')}`
  if (more > 0) return `${words}, ${named.at(-1)} and ${more} more`
  return named.length === 1 ? words : `${words} and ${named.at(-1)}`
}
