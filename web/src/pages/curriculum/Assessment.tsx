import type { CurriculumVersion } from '@rung/shared/contract/curriculum'
import { ResponsiveTable, type TableColumn } from '../../ui/ResponsiveTable.tsx'

type Module = CurriculumVersion['modules'][number]

/** What each module's mark is made of. */
export function Assessment({ modules }: { modules: readonly Module[] }) {
  const named = new Map(modules.map(({ code, title }) => [code, title]))
  const columns: TableColumn<Module>[] = [
    {
      key: 'module',
      heading: 'Module',
      rowHeading: true,
      cell: ({ code, title }) => `${title} (${code})`,
    },
    {
      key: 'assessment',
      heading: 'Assessed by',
      cell: ({ components }) => components.map(componentInWords).join(', '),
    },
    {
      key: 'first',
      heading: 'Advised first',
      cell: ({ advisedPrerequisite }) =>
        advisedPrerequisite === null
          ? 'None'
          : `${named.get(advisedPrerequisite) ?? ''} (${advisedPrerequisite})`,
    },
  ]
  const unsaid = modules.some(isUnsaid)
  return (
    <section aria-labelledby="assessment">
      <h2 className="rung-section-title" id="assessment">
        Assessment
      </h2>
      {unsaid && (
        <p>Where the university has not said what a mark is made of, it is one mark for the whole module.</p>
      )}
      <ResponsiveTable
        caption="Assessment of each module"
        hideCaption
        columns={columns}
        rows={modules}
        rowKey={({ code }) => code}
      />
    </section>
  )
}

const isUnsaid = ({ components }: Module) => components.length === 1 && components[0]?.title === 'Module mark'

function componentInWords({ title, kind, weight }: Module['components'][number]): string {
  return kind === 'mark' ? `${title} ${weight}%` : `${title}, pass or fail`
}
