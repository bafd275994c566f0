import type { PlacedModule, SemesterSum } from '@rung/shared/rules/curriculum-sums'
import { countOf } from '../words/counts.ts'

interface ProspectusModule extends PlacedModule {
  readonly title: string
  readonly workBased: boolean
  /** False: ours, while the university's is not known. */
  readonly codeConfirmed?: boolean | undefined
}

export interface ProspectusCurriculum {
  readonly modules: readonly ProspectusModule[]
  readonly optionGroups: readonly {
    readonly key: string
    readonly choose: number
    readonly confirmed: boolean
  }[]
  readonly semesters: readonly SemesterSum[]
  readonly levels: readonly { readonly level: number; readonly credits: number }[]
}

/** The curriculum as a prospectus prints it: a column for each semester, modules as tall as their credits. */
export function Prospectus({ curriculum }: { curriculum: ProspectusCurriculum }) {
  const years = [...new Set(curriculum.semesters.map(({ year }) => year))]
  return (
    <section className="rung-prospectus" aria-labelledby="prospectus">
      <h2 className="rung-section-title" id="prospectus">
        Curriculum
      </h2>
      {years.map((year) => (
        <Year key={year} year={year} curriculum={curriculum} />
      ))}
      <Legend curriculum={curriculum} />
    </section>
  )
}

function Year({ year, curriculum }: { year: number; curriculum: ProspectusCurriculum }) {
  const semesters = curriculum.semesters.filter((one) => one.year === year)
  const modules = curriculum.modules.filter((module) => module.year === year)
  const levels = [...new Set(modules.map(({ level }) => level))]
  const credits = semesters.reduce((sum, one) => sum + one.credits, 0)
  return (
    <section className="rung-prospectus__year" aria-labelledby={`year-${year}`}>
      <h3 className="rung-prospectus__title" id={`year-${year}`}>
        Year {year}, level {levels.join(' and ')}
        <span className="rung-prospectus__sum">{countOf(credits, 'credit')}</span>
      </h3>
      <div className="rung-prospectus__semesters">
        {semesters.map(({ semester, credits: sum }) => (
          <div key={semester} className="rung-prospectus__semester">
            <h4 className="rung-prospectus__head">
              Semester {semester}
              <span className="rung-prospectus__sum">{countOf(sum, 'credit')}</span>
            </h4>
            <Semester semester={semester} modules={modules} curriculum={curriculum} />
          </div>
        ))}
      </div>
    </section>
  )
}

interface SemesterProps {
  semester: number
  modules: readonly ProspectusModule[]
  curriculum: ProspectusCurriculum
}

function Semester({ semester, modules, curriculum }: SemesterProps) {
  const here = modules.filter(({ creditsBySemester }) =>
    creditsBySemester.some((one) => one.semester === semester),
  )
  const core = here.filter(({ optionGroup }) => optionGroup === null)
  const groups = curriculum.optionGroups
    .map((group) => ({ group, options: here.filter(({ optionGroup }) => optionGroup === group.key) }))
    .filter(({ options }) => options.length > 0)
  return (
    <ul className="rung-prospectus__modules">
      {core.map((module) => (
        <li key={module.code} className={moduleClass(module)}>
          <ModuleText module={module} semester={semester} />
        </li>
      ))}
      {groups.map(({ group, options }) => (
        <li key={group.key} className="rung-prospectus__options">
          <p className="rung-prospectus__choose">
            Choose {group.choose} of {options.length}
          </p>
          <ul className="rung-prospectus__modules">
            {options.map((module) => (
              <li key={module.code} className={moduleClass(module)}>
                <ModuleText module={module} semester={semester} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

const moduleClass = ({ workBased }: ProspectusModule) =>
  workBased ? 'rung-prospectus__module rung-prospectus__module--work' : 'rung-prospectus__module'

function ModuleText({ module, semester }: { module: ProspectusModule; semester: number }) {
  const here = module.creditsBySemester.find((one) => one.semester === semester)?.credits ?? module.credits
  const part = here < module.credits
  return (
    <>
      <span className="rung-prospectus__name">{module.title}</span>
      <span className="rung-prospectus__detail">
        {module.code},{' '}
        {part ? `${here} of its ${countOf(module.credits, 'credit')}` : countOf(module.credits, 'credit')}
        {module.workBased && ', learned at work'}
      </span>
    </>
  )
}

function Legend({ curriculum: { levels, optionGroups, modules } }: { curriculum: ProspectusCurriculum }) {
  const sums = levels
    .map(({ level, credits }) => `${countOf(credits, 'credit')} at level ${level}`)
    .join(', ')
  const unsure = optionGroups.some(({ confirmed }) => !confirmed)
  const ownCodes = modules.filter(({ codeConfirmed }) => codeConfirmed === false).map(({ code }) => code)
  return (
    <p className="rung-prospectus__legend">
      {sums}.
      {unsure && ' Which modules are options of each other is read from a printed table and may be changed.'}
      {ownCodes.length > 0 &&
        ` The university’s code is not known yet for ${new Intl.ListFormat('en-GB').format(ownCodes)}.`}
    </p>
  )
}
