const paths = {
  person:
    'M12 12a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm0 2c-4.2 0-8 2.1-8 5.2V21h16v-1.8c0-3.1-3.8-5.2-8-5.2Z',
  cross: 'M6 6l12 12M18 6 6 18',
  tick: 'm5 12.5 4.5 4.5L19 7.5',
  down: 'm6 9 6 6 6-6',
  up: 'm6 15 6-6 6 6',
  sort: 'm8 10 4-4 4 4M8 14l4 4 4-4',
  warning: 'M12 7.5v6M12 17v.01',
} as const

export type IconName = keyof typeof paths

/** Decoration beside words, never instead of them: hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  const solid = name === 'person'
  return (
    <svg
      className={solid ? 'rung-icon rung-icon--solid' : 'rung-icon'}
      viewBox="0 0 24 24"
      width="24"
      height="24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
