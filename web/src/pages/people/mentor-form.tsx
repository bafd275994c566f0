import type { MentorBody } from '@rung/shared/contract/people'
import { isPlainDate, type PlainDate } from '@rung/shared/kernel/plain-date'
import { DateField } from '../../ui/DateField.tsx'
import { errorFor, type FormError } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/TextField.tsx'

export const mentorFields = [
  'profession',
  'registrationNumber',
  'preparation',
  'preparedOn',
  'updatedOn',
  'capacity',
] as const

type MentorTexts = Readonly<Record<(typeof mentorFields)[number], string>>

export function mentorTexts(form: FormData): MentorTexts {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    profession: text('profession'),
    registrationNumber: text('registrationNumber'),
    preparation: text('preparation'),
    preparedOn: text('preparedOn'),
    updatedOn: text('updatedOn'),
    capacity: text('capacity'),
  }
}

export const textsOf = (record: MentorBody): MentorTexts => ({
  profession: record.profession,
  registrationNumber: record.registrationNumber ?? '',
  preparation: record.preparation ?? '',
  preparedOn: record.preparedOn ?? '',
  updatedOn: record.updatedOn ?? '',
  capacity: String(record.capacity),
})

/** The record as typed, or what cannot be read of it. */
export function readMentor(texts: MentorTexts): { record: MentorBody } | { faults: FormError[] } {
  const faults: FormError[] = []
  const day = (field: 'preparedOn' | 'updatedOn'): PlainDate | null => {
    const text = texts[field]
    if (text === '') return null
    if (!isPlainDate(text)) faults.push({ field, message: 'Enter a real date, for example 5 January 2026' })
    return text
  }
  const record = {
    profession: texts.profession,
    registrationNumber: texts.registrationNumber || null,
    preparation: texts.preparation || null,
    preparedOn: day('preparedOn'),
    updatedOn: day('updatedOn'),
    capacity: Number(texts.capacity),
  }
  if (!/^[1-9]\d?$/.test(texts.capacity) || record.capacity > 50)
    faults.push({ field: 'capacity', message: 'Enter how many trainees they can take, from 1 to 50' })
  return faults.length > 0 ? { faults } : { record }
}

export function MentorFields({ texts, faults }: { texts: MentorTexts; faults: readonly FormError[] }) {
  return (
    <>
      <TextField
        name="profession"
        label="Profession"
        hint="For example registered mental health nurse"
        defaultValue={texts.profession}
        error={errorFor(faults, 'profession')}
      />
      <TextField
        name="registrationNumber"
        label="Registration number"
        hint="With their professional register, where there is one"
        optional
        width={20}
        defaultValue={texts.registrationNumber}
        error={errorFor(faults, 'registrationNumber')}
      />
      <TextField
        name="preparation"
        label="What prepared them to mentor"
        hint="For example practice supervisor training. They can sign once this and its date are recorded."
        optional
        defaultValue={texts.preparation}
        error={errorFor(faults, 'preparation')}
      />
      <DateField
        name="preparedOn"
        label="Date they were prepared"
        optional
        defaultValue={texts.preparedOn}
        error={errorFor(faults, 'preparedOn')}
      />
      <DateField
        name="updatedOn"
        label="Date of their last update"
        hint="Leave empty if they have had none since"
        optional
        defaultValue={texts.updatedOn}
        error={errorFor(faults, 'updatedOn')}
      />
      <TextField
        name="capacity"
        label="Trainees they can take at a time"
        width={2}
        inputMode="numeric"
        defaultValue={texts.capacity}
        error={errorFor(faults, 'capacity')}
      />
    </>
  )
}
