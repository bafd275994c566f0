/** Rung's own mark: a ladder whose next rung up is lit. Decoration beside the name, so hidden from screen readers. */
export function ServiceMark() {
  return (
    <svg
      className="rung-mark"
      viewBox="0 0 32 36"
      width="32"
      height="36"
      aria-hidden="true"
      focusable="false"
    >
      <path className="rung-mark__rail" d="M8 2v32M24 2v32" />
      <path className="rung-mark__rung" d="M8 29h16M8 21h16" />
      <path className="rung-mark__next" d="M8 11h16" />
    </svg>
  )
}
