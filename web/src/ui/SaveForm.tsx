import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from './Button.tsx'
import { ErrorSummary, type FormError } from './ErrorSummary.tsx'
import { Page, type PageProps } from './Page.tsx'

export interface SaveFormProps {
  faults: readonly FormError[]
  /** Of what is changed, as it was read; left out where something is added. */
  version?: number | undefined
  /** What the one button says. */
  button: string
  className?: string | undefined
  /** Where somebody saved first: both versions. */
  stale?: ReactNode
  children: ReactNode
}

/** A form that the page's action saves: what stopped it at the top, its fields, one button. */
export function SaveForm({ faults, version, button, className, stale, children }: SaveFormProps) {
  const busy = useNavigation().state !== 'idle'
  return (
    <>
      <ErrorSummary errors={faults} />
      {stale}
      <Form method="post" noValidate className={className}>
        {version !== undefined && <input type="hidden" name="version" value={version} />}
        {children}
        <Button busy={busy}>{button}</Button>
      </Form>
    </>
  )
}

export interface FormPageProps
  extends Pick<PageProps, 'title' | 'caption' | 'back'>,
    Omit<SaveFormProps, 'className'> {}

/** A page that is one form. */
export function FormPage({ title, caption, back, ...form }: FormPageProps) {
  return (
    <Page title={title} caption={caption} back={back} width="reading" failed={form.faults.length > 0}>
      <SaveForm {...form} />
    </Page>
  )
}
