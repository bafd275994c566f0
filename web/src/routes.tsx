import type { RouteObject } from 'react-router'
import { accountRoutes } from './pages/account/routes.tsx'
import { boardRoutes } from './pages/boards/routes.tsx'
import { calendarRoutes } from './pages/calendar/routes.tsx'
import { creditRoutes } from './pages/credits/routes.tsx'
import { curriculumRoutes } from './pages/curriculum/routes.tsx'
import { helpRoutes } from './pages/help/routes.tsx'
import { importRoutes } from './pages/imports/routes.tsx'
import { offTheJobRoutes } from './pages/off-the-job/routes.tsx'
import { organisationRoutes } from './pages/organisations/routes.tsx'
import { peopleRoutes } from './pages/people/routes.tsx'
import { registerRoutes } from './pages/register/routes.tsx'
import { resultRoutes } from './pages/results/routes.tsx'
import { signInRoutes } from './pages/sign-in/routes.tsx'
import { signOffRoutes } from './pages/sign-offs/routes.tsx'
import { traineeRoutes } from './pages/trainees/routes.tsx'
import { RouteError } from './RouteError.tsx'
import { requireMe, signedInRoute } from './session.ts'
import { Opening } from './ui/Opening.tsx'

/** Every screen. Those below the signed-in route know who asks; each is loaded when first opened. */
export const routes: RouteObject[] = [
  {
    id: signedInRoute,
    lazy: () => import('./SignedIn.tsx'),
    loader: ({ request }) => requireMe(request),
    shouldRevalidate: () => false,
    HydrateFallback: Opening,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          { index: true, path: '/', lazy: () => import('./homes/Home.tsx') },
          ...offTheJobRoutes,
          ...signOffRoutes,
          ...traineeRoutes,
          ...importRoutes,
          ...peopleRoutes,
          ...organisationRoutes,
          ...curriculumRoutes,
          ...boardRoutes,
          ...resultRoutes,
          ...creditRoutes,
          ...registerRoutes,
          ...accountRoutes,
          ...calendarRoutes,
        ],
      },
    ],
  },
  {
    lazy: () => import('./SignedOut.tsx'),
    HydrateFallback: Opening,
    children: [
      {
        errorElement: <RouteError />,
        children: signInRoutes,
      },
    ],
  },
  {
    lazy: () => import('./Anyone.tsx'),
    HydrateFallback: Opening,
    children: [
      {
        errorElement: <RouteError />,
        children: [
          ...helpRoutes,
          {
            path: '*',
            loader: () => {
              throw new Response(null, { status: 404 })
            },
          },
        ],
      },
    ],
  },
]
