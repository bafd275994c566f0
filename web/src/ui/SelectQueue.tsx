import { formatMinutes } from '@rung/shared/kernel/minutes'
import { type ReactNode, useId, useState } from 'react'
import { countOf } from '../words/counts.ts'
import { announce } from './Announcer.tsx'
import { AppLink } from './AppLink.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { QueueEntry } from './QueueEntry.tsx'
import { StickyActions } from './StickyActions.tsx'

export interface QueueItem {
  id: string
  /** 'University day' */
  title: string
  /** 'Monday 5 January' */
  when: string
  /** Whole minutes; added up for what is selected. */
  minutes?: number | undefined
  /** What was done and learned, in full. */
  detail?: ReactNode
  /** Reasons for a closer look, in words: 'Logged 16 days late'. */
  exceptions?: readonly string[] | undefined
  href?: string | undefined
  /** What can be done with this one alone, beside the link that opens it. */
  actions?: ReactNode
  /** Why it cannot be selected, in words. */
  blocked?: string | undefined
}

export interface QueueGroup {
  id: string
  /** Whose they are: 'Ruby Ellis'. */
  heading: string
  href?: string | undefined
  /** 'Waiting since 2 January 2026' */
  note?: string | undefined
  items: readonly QueueItem[]
}

export interface SelectQueueProps {
  /** One word for an item and for several: entry, entries. */
  words: { one: string; many: string }
  groups: readonly QueueGroup[]
  selected: ReadonlySet<string>
  onSelectedChange: (selected: ReadonlySet<string>) => void
  /** 'Sign': the primary action, shown as "Sign 3 entries". */
  action: string
  onAction: (ids: readonly string[]) => void
  /** 'Return': needs a reason, so it leads on. */
  secondary?: string | undefined
  onSecondary?: ((ids: readonly string[]) => void) | undefined
  busy?: boolean | undefined
}

/** Everything that waits for one person, grouped by whose it is, with one action for all that is selected. */
export function SelectQueue(props: SelectQueueProps) {
  const { words, groups, selected, onSelectedChange } = props
  const [nothingChosen, setNothingChosen] = useState(false)
  const open = groups.flatMap((group) => group.items).filter((item) => !item.blocked)
  const chosen = open.filter((item) => selected.has(item.id))

  const select = (ids: readonly string[], on: boolean) => {
    const next = withIds(selected, ids, on)
    setNothingChosen(false)
    onSelectedChange(next)
    announce(`${countOf(next.size, words.one, words.many)} selected`)
  }
  const act = (action: ((ids: readonly string[]) => void) | undefined) => {
    setNothingChosen(chosen.length === 0)
    if (chosen.length > 0) action?.(chosen.map((item) => item.id))
  }

  return (
    <div className="rung-queue">
      {open.length > 1 && (
        <SelectAll
          text={`Select all ${countOf(open.length, words.one, words.many)}`}
          items={open}
          selected={selected}
          onSelect={select}
        />
      )}
      {groups.map((group) => (
        <Group key={group.id} group={group} selected={selected} onSelect={select} />
      ))}
      <StickyActions text={<Chosen items={chosen} words={words} missing={nothingChosen} />}>
        <Button type="button" busy={props.busy} onClick={() => act(props.onAction)}>
          {chosen.length === 0
            ? props.action
            : `${props.action} ${countOf(chosen.length, words.one, words.many)}`}
        </Button>
        {props.secondary && (
          <Button kind="secondary" type="button" onClick={() => act(props.onSecondary)}>
            {props.secondary}
          </Button>
        )}
      </StickyActions>
    </div>
  )
}

type Select = (ids: readonly string[], on: boolean) => void

function Group({
  group,
  selected,
  onSelect,
}: {
  group: QueueGroup
  selected: ReadonlySet<string>
  onSelect: Select
}) {
  const open = group.items.filter((item) => !item.blocked)
  return (
    <section className="rung-queue__group" aria-label={group.heading}>
      <div className="rung-queue__group-top">
        <div>
          <h2 className="rung-queue__heading">
            {group.href ? <AppLink href={group.href}>{group.heading}</AppLink> : group.heading}
          </h2>
          {group.note && <p className="rung-queue__note">{group.note}</p>}
        </div>
        {open.length > 1 && (
          <SelectAll
            text={`Select all ${open.length}`}
            hiddenText={`of ${group.heading}`}
            items={open}
            selected={selected}
            onSelect={onSelect}
          />
        )}
      </div>
      <ul className="rung-queue__items">
        {group.items.map((item) => (
          <QueueEntry
            key={item.id}
            item={item}
            checked={selected.has(item.id)}
            onToggle={(on) => onSelect([item.id], on)}
          />
        ))}
      </ul>
    </section>
  )
}

interface SelectAllProps {
  text: string
  hiddenText?: string
  items: readonly QueueItem[]
  selected: ReadonlySet<string>
  onSelect: Select
}

function SelectAll({ text, hiddenText, items, selected, onSelect }: SelectAllProps) {
  const id = useId()
  const count = items.filter((item) => selected.has(item.id)).length
  const all = count === items.length
  return (
    <div className="rung-tick rung-queue__all">
      <input
        type="checkbox"
        id={id}
        checked={all}
        ref={(box) => {
          if (box) box.indeterminate = count > 0 && !all
        }}
        onChange={() =>
          onSelect(
            items.map((item) => item.id),
            !all,
          )
        }
      />
      <label htmlFor={id}>
        {text} {hiddenText && <span className="nhsuk-u-visually-hidden">{hiddenText}</span>}
      </label>
    </div>
  )
}

function Chosen({
  items,
  words,
  missing,
}: {
  items: readonly QueueItem[]
  words: SelectQueueProps['words']
  missing: boolean
}) {
  if (missing) {
    return (
      <p className="rung-queue__missing" role="alert">
        <Icon name="warning" /> Select at least one {words.one}
      </p>
    )
  }
  const minutes = items.reduce((sum, item) => sum + (item.minutes ?? 0), 0)
  return (
    <p className="rung-queue__chosen">
      <strong>{items.length} selected</strong>
      {minutes > 0 && <span> {formatMinutes(minutes)}</span>}
    </p>
  )
}

function withIds(selected: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(selected)
  for (const id of ids) {
    if (on) next.add(id)
    else next.delete(id)
  }
  return next
}
