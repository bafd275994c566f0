import { paths } from './paths.ts'

export const footerLinks = [
  { text: 'How figures are worked out', href: paths.figures() },
  { text: 'Accessibility', href: paths.accessibility() },
  { text: 'For developers', href: paths.apiPages() },
]
