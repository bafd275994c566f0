import type { Role } from '@rung/shared/rules/permissions'
import { paths } from './paths.ts'
import type { NavigationItem } from './ui/Navigation.tsx'

const home = { text: 'Home', href: paths.home() }
const trainees = { text: 'Trainees', href: paths.trainees() }
const queue = { text: 'To sign', href: paths.queue() }
const people = { text: 'People', href: paths.people() }
const organisations = { text: 'Organisations', href: paths.organisations() }
const programmes = { text: 'Programmes', href: paths.programmes() }

const byRole: Record<Role, readonly NavigationItem[]> = {
  trainee: [
    home,
    { text: 'My log', href: paths.log() },
    { text: 'My hours', href: paths.hours() },
    { text: 'My results', href: paths.results() },
    { text: 'My credits', href: paths.credits() },
  ],
  mentor: [{ ...queue, href: paths.home() }, trainees],
  manager: [home, trainees, queue, people],
  tutor: [home, trainees, people, programmes],
  'regional-lead': [home, trainees, people, organisations],
  assessor: [home, trainees],
  auditor: [home, trainees],
  administrator: [home, people, programmes, organisations],
}

/** The main navigation of a role, with the item marked that the address lies under. */
export function navigationFor(role: Role | undefined, pathname: string): NavigationItem[] {
  const items = role ? byRole[role] : []
  return items.map((item) => ({
    ...item,
    current:
      item.href === '/' ? pathname === '/' : pathname === item.href || pathname.startsWith(`${item.href}/`),
  }))
}
