import { type RefObject, useEffect, useState } from 'react'

/** The width of an element in CSS pixels, followed as it changes, so that a chart is drawn at its true size and its words stay readable. */
export function useWidth(element: RefObject<HTMLElement | null>, first = 640): number {
  const [width, setWidth] = useState(first)
  useEffect(() => {
    const box = element.current
    if (!box || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(box)
    return () => observer.disconnect()
  }, [element])
  return width
}
