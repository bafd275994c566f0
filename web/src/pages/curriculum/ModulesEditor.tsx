import { useState } from 'react'
import type { FormFault } from '../../form-faults.ts'
import { Button } from '../../ui/Button.tsx'
import { countOf } from '../../words/counts.ts'
import { type GroupTexts, type ModuleTexts, modulesWith, newModule } from './draft-form.ts'
import { ModuleFields } from './ModuleFields.tsx'

interface Props {
  modules: readonly ModuleTexts[]
  groups: readonly GroupTexts[]
  faults: readonly FormFault[]
  onChange: (modules: ModuleTexts[]) => void
}

/** The modules of a draft in their order, each opened to be changed. */
export function ModulesEditor({ modules, groups, faults, onChange }: Props) {
  const [open, setOpen] = useState<readonly string[]>([])
  const wrong = modulesWith(faults)
  const toggle = (id: string) =>
    setOpen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const add = () => {
    const module = newModule()
    setOpen((before) => [...before, module.id])
    onChange([...modules, module])
  }
  return (
    <section aria-labelledby="modules-title">
      <h2 className="rung-section-title" id="modules-title">
        Modules
      </h2>
      <ul className="curriculum-modules">
        {modules.map((module, at) => {
          const shown = open.includes(module.id) || wrong.includes(at)
          return (
            <li key={module.id} className="curriculum-module">
              <div className="curriculum-module__top">
                <h3 className="curriculum-module__name">
                  {module.title || 'New module'} {module.code && `(${module.code})`}
                  <span className="curriculum-module__where">{whereInWords(module)}</span>
                </h3>
                <Button
                  type="button"
                  kind="quiet"
                  aria-expanded={shown}
                  aria-controls={`module-${module.id}`}
                  onClick={() => toggle(module.id)}
                >
                  {shown ? 'Close' : 'Change'}
                  <span className="nhsuk-u-visually-hidden"> {module.title || 'the new module'}</span>
                </Button>
              </div>
              <div id={`module-${module.id}`} hidden={!shown}>
                {shown && (
                  <ModuleFields
                    at={at}
                    module={module}
                    others={modules.filter(({ id }) => id !== module.id)}
                    groups={groups}
                    faults={faults}
                    onChange={(changed) =>
                      onChange(modules.map((one) => (one.id === module.id ? changed : one)))
                    }
                    onRemove={() => onChange(modules.filter(({ id }) => id !== module.id))}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <Button type="button" kind="secondary" onClick={add}>
        Add a module
      </Button>
    </section>
  )
}

/** 'Level 4, year 1, semester 2: 20 credits' */
function whereInWords({ level, year, semesters, workBased, optionGroup }: ModuleTexts): string {
  const parts = semesters.flatMap((credits, before) =>
    Number(credits) > 0 ? [`semester ${before + 1}: ${countOf(Number(credits), 'credit')}`] : [],
  )
  const more = `${workBased ? ', learned at work' : ''}${optionGroup ? ', an option' : ''}`
  return `Level ${level}, year ${year}, ${parts.join(', ') || 'no credits'}${more}`
}
