import type { RouteObject } from 'react-router'

const log = () => import('./LogPage.tsx')
const entry = () => import('./EntryPage.tsx')
const hours = () => import('./HoursPage.tsx')

/** A trainee's own log and hours; and the same of one trainee, for those who work with them. */
export const offTheJobRoutes: RouteObject[] = [
  { path: '/log', lazy: log },
  { path: '/log/new', lazy: () => import('./NewEntryPage.tsx') },
  { path: '/log/import', lazy: () => import('./ImportPage.tsx') },
  { path: '/log/:entryId', lazy: entry },
  { path: '/log/:entryId/edit', lazy: () => import('./EditEntryPage.tsx') },
  { path: '/hours', lazy: hours },
  { path: '/trainees/:traineeId/log', lazy: log },
  { path: '/trainees/:traineeId/log/:entryId', lazy: entry },
  { path: '/trainees/:traineeId/hours', lazy: hours },
]
