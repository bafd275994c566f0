import type { ReactNode } from 'react'

/** Stays at the bottom of a long page with the one action it is for. The page's last element. */
export function StickyActions({ text, children }: { text?: ReactNode; children: ReactNode }) {
  return (
    <div className="rung-sticky">
      {text && <div className="rung-sticky__text">{text}</div>}
      <div className="rung-sticky__buttons">{children}</div>
    </div>
  )
}
