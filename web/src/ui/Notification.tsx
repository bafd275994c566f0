import { type ReactNode, useEffect, useRef } from 'react'
import { classes } from './classes.ts'

export interface NotificationProps {
  /** 'success' after something was done; 'information' for news that was not asked for. */
  kind?: 'success' | 'information' | undefined
  /** '10 entries signed' */
  title: string
  /** What follows from it, a link to it, a way back. */
  children?: ReactNode
  /** Moves focus here, when the button that was pressed is gone. */
  focus?: boolean | undefined
}

/** At the top of the page that follows an action: what was done. */
export function Notification({ kind = 'success', title, children, focus }: NotificationProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [focus])
  return (
    <div
      ref={box}
      className={classes('rung-notification', `rung-notification--${kind}`)}
      role={kind === 'success' ? 'alert' : 'status'}
      tabIndex={-1}
    >
      <p className="rung-notification__title">{title}</p>
      {children && <div className="rung-notification__text">{children}</div>}
    </div>
  )
}
