import { useState } from 'react'
import { Checkboxes } from '../../ui/Checkboxes.tsx'
import { FieldSet } from '../../ui/Field.tsx'
import type { EntryChoices } from './load-choices.ts'

type Ksb = EntryChoices['ksbs'][number]

interface KsbQuestionProps {
  ksbs: readonly Ksb[]
  chosen: readonly string[]
  onChange: (codes: string[]) => void
  error: string | undefined
}

const kinds: readonly { kind: Ksb['kind']; title: string; one: string }[] = [
  { kind: 'knowledge', title: 'Knowledge', one: 'knowledge' },
  { kind: 'skill', title: 'Skills', one: 'skills' },
  { kind: 'value', title: 'Values', one: 'values' },
  { kind: 'behaviour', title: 'Behaviours', one: 'behaviours' },
]

/** The standard's statements, folded away by kind: there are dozens, and a day touches two or three. */
export function KsbQuestion({ ksbs, chosen, onChange, error }: KsbQuestionProps) {
  return (
    <FieldSet
      name="ksbs"
      label="What in your standard does it help with?"
      hint="Choose those that fit best. One to three are enough"
      optional
      error={error}
      role="group"
    >
      <div className="otj-ksbs" id="ksbs" tabIndex={-1}>
        {kinds.map(({ kind, title, one }) => {
          const own = ksbs.filter((ksb) => ksb.kind === kind)
          return own.length > 0 && <Kind key={kind} {...{ title, one, own, chosen, onChange }} />
        })}
      </div>
    </FieldSet>
  )
}

interface KindProps {
  title: string
  one: string
  own: readonly Ksb[]
  chosen: readonly string[]
  onChange: (codes: string[]) => void
}

function Kind({ title, one, own, chosen, onChange }: KindProps) {
  const codes = own.map(({ code }) => code)
  const here = chosen.filter((code) => codes.includes(code))
  const [open] = useState(here.length > 0)
  return (
    <details className="nhsuk-details otj-ksbs__kind" open={open}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {title}
          {here.length > 0 && `: ${here.join(', ')} chosen`}
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <Checkboxes
          name={`ksbs-${one}`}
          label={`Which ${one}?`}
          choices={own.map(({ code, title: statement }) => ({
            value: code,
            text: (
              <>
                <strong>{code}</strong> {statement}
              </>
            ),
          }))}
          values={here}
          onChange={(next) => onChange([...chosen.filter((code) => !codes.includes(code)), ...next])}
        />
      </div>
    </details>
  )
}
