import type { ComponentPropsWithRef, MouseEvent } from 'react'
import { AppLink, type AppLinkProps } from './AppLink.tsx'
import { classes } from './classes.ts'

/** One primary button a page; everything else is secondary, quiet (looks like a link) or warning (cannot be undone). */
export type ButtonKind = 'primary' | 'secondary' | 'warning' | 'quiet'

const kindClasses: Record<ButtonKind, string> = {
  primary: 'nhsuk-button',
  secondary: 'nhsuk-button nhsuk-button--secondary-solid',
  warning: 'nhsuk-button nhsuk-button--warning',
  quiet: 'rung-quiet-button',
}

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  kind?: ButtonKind | undefined
  small?: boolean | undefined
  /** While the work is going on: the button keeps its place and focus, and a second press does nothing. */
  busy?: boolean | undefined
}

/** Starts something. To go somewhere use AppLink or ButtonLink. Inside a form it submits unless `type="button"` is given. */
export function Button({
  kind = 'primary',
  small,
  busy,
  className,
  onClick,
  type = 'submit',
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={classes(kindClasses[kind], small && kind !== 'quiet' && 'nhsuk-button--small', className)}
      aria-disabled={busy || undefined}
      onClick={press}
    />
  )
}

export interface ButtonLinkProps extends AppLinkProps {
  kind?: ButtonKind | undefined
  small?: boolean | undefined
}

/** A link that is the page's main way on, such as "Log learning". */
export function ButtonLink({ kind = 'primary', small, className, ...rest }: ButtonLinkProps) {
  return (
    <AppLink
      {...rest}
      draggable={false}
      className={classes(kindClasses[kind], small && kind !== 'quiet' && 'nhsuk-button--small', className)}
    />
  )
}
