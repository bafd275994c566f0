import type { Me } from '@rung/shared/contract/session'
import type { Role } from '@rung/shared/rules/permissions'
import { type ComponentType, useEffect, useRef } from 'react'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { actingRole, requireMe } from '../session.ts'

/** A home is what a role sees first: it loads its own data and shows it. */
interface HomeModule {
  load(me: Me): Promise<unknown>
  Home: ComponentType<{ data: never }>
}

const homes: Record<Role, () => Promise<HomeModule>> = {
  trainee: () => import('./TraineeHome.tsx'),
  mentor: () => import('./MentorHome.tsx'),
  manager: () => import('./ManagerHome.tsx'),
  tutor: () => import('./TutorHome.tsx'),
  'regional-lead': () => import('./ManagerHome.tsx'),
  assessor: () => import('./ManagerHome.tsx'),
  auditor: () => import('./ManagerHome.tsx'),
  administrator: () => import('./AdministratorHome.tsx'),
}

export async function loader({ request }: LoaderFunctionArgs) {
  const me = await requireMe(request)
  const role = actingRole(me)
  const home = role ? await homes[role]() : null
  return { role, home, data: home ? await home.load(me) : null }
}

export function Component() {
  const { home, role, data } = useLoaderData<typeof loader>()
  useFocusOnNewRole(role)
  if (!home) return <NoRole />
  // Each module's Home takes what its own load answered.
  return <home.Home key={role} data={data as never} />
}

/** The address stays the same when the role changes, but it is a new page: reading goes on at its heading. */
function useFocusOnNewRole(role: Role | undefined): void {
  const shown = useRef(role)
  useEffect(() => {
    if (shown.current === role) return
    shown.current = role
    document.querySelector<HTMLElement>('main h1')?.focus()
  }, [role])
}

function NoRole() {
  return (
    <main className="nhsuk-width-container rung-main" id="main">
      <h1 tabIndex={-1}>You have no role in Rung today</h1>
      <p>Ask the person who invited you to check your role and its dates.</p>
    </main>
  )
}
