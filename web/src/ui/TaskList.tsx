import { Tag } from 'nhsuk-react-components'
import { AppLink } from './AppLink.tsx'

export interface TaskItem {
  id: string
  text: string
  href?: string | undefined
  hint?: string | undefined
  /** 'Completed' is plain text, as the design system has it: only what still needs doing is coloured. */
  state: { text: string; colour?: 'blue' | 'orange' | 'red' | 'grey' | undefined }
}

/** Parts of one long job, done in any order, each with its state: enrolment, gateway conditions. */
export function TaskList({ tasks }: { tasks: readonly TaskItem[] }) {
  return (
    <ul className="rung-tasks">
      {tasks.map(({ id, text, href, hint, state }) => (
        <li key={id} className="rung-task">
          <div>
            {href ? (
              <AppLink className="rung-step__link" href={href} aria-describedby={`${id}-state`}>
                {text}
              </AppLink>
            ) : (
              text
            )}
            {hint && <div className="rung-task__hint">{hint}</div>}
          </div>
          <div id={`${id}-state`} className="rung-task__state">
            {state.colour ? (
              <Tag className="rung-tag" modifier={state.colour}>
                {state.text}
              </Tag>
            ) : (
              state.text
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
