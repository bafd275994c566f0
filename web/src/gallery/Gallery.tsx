import { useSearchParams } from 'react-router'
import { Page } from '../ui/Page.tsx'
import { Shell } from '../ui/Shell.tsx'
import { figureSpecimens } from './figure-specimens.tsx'
import { formSpecimens } from './form-specimens.tsx'
import { listSpecimens } from './list-specimens.tsx'
import { messageSpecimens } from './message-specimens.tsx'
import { resultsSpecimens } from './results-specimens.tsx'
import { mentor, SampleScreen, screenNames } from './Screens.tsx'
import type { Specimen } from './specimen.ts'

const specimens: readonly Specimen[] = [
  ...figureSpecimens,
  ...listSpecimens,
  ...resultsSpecimens,
  ...formSpecimens,
  ...messageSpecimens,
]

/** All patterns on one page (`/gallery.html#queue`), one alone (`?pattern=queue`), or a whole screen (`?screen=trainee-home`). */
export function Gallery() {
  const [query] = useSearchParams()
  const screen = query.get('screen')
  if (screen) return <SampleScreen name={screen} />
  const only = query.get('pattern')
  const shown = only ? specimens.filter((specimen) => specimen.id === only) : specimens
  return (
    <Shell {...mentor}>
      <Page title="Patterns">
        {!only && <Contents />}
        {shown.map((specimen) => (
          <SpecimenSection key={specimen.id} specimen={specimen} />
        ))}
      </Page>
    </Shell>
  )
}

function Contents() {
  return (
    <nav aria-label="Contents">
      <ul className="rung-footer__links">
        {specimens.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
      <ul className="rung-footer__links">
        {screenNames.map((name) => (
          <li key={name}>
            <a href={`?screen=${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SpecimenSection({ specimen }: { specimen: Specimen }) {
  return (
    <section id={specimen.id} className="rung-specimen">
      <h2>{specimen.title}</h2>
      {specimen.states.map((state) => (
        <div key={state.name} data-state={state.name}>
          <p className="nhsuk-hint">{state.name}</p>
          {state.show}
        </div>
      ))}
    </section>
  )
}
