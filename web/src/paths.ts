/** Every address of a screen, in one place. Values are encoded; `?` parts are filters a screen keeps in its address. */
const id = encodeURIComponent

export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${id(next)}` : '/sign-in'),
  forgottenPassword: () => '/forgotten-password',
  invitation: (token: string) => `/invitations/${id(token)}`,
  account: () => '/account',

  log: (state?: string) => (state ? `/log?state=${id(state)}` : '/log'),
  logNew: () => '/log/new',
  logImport: () => '/log/import',
  logEntry: (entryId: string) => `/log/${id(entryId)}`,
  logEntryEdit: (entryId: string) => `/log/${id(entryId)}/edit`,
  hours: () => '/hours',

  queue: () => '/queue',
  trainees: (query = '') => `/trainees${query && `?${query}`}`,
  trainee: (traineeId: string) => `/trainees/${id(traineeId)}`,
  traineeHours: (traineeId: string) => `/trainees/${id(traineeId)}/hours`,
  traineeLog: (traineeId: string) => `/trainees/${id(traineeId)}/log`,
  traineeEntry: (traineeId: string, entryId: string) => `/trainees/${id(traineeId)}/log/${id(entryId)}`,
  traineeHistory: (traineeId: string) => `/trainees/${id(traineeId)}/history`,
  traineeMentor: (traineeId: string) => `/trainees/${id(traineeId)}/mentor`,
  traineeEmployment: (traineeId: string) => `/trainees/${id(traineeId)}/employment`,

  cohortImport: () => '/cohort-import',
  people: () => '/people',
  personNew: () => '/people/new',
  person: (personId: string) => `/people/${id(personId)}`,
  organisations: () => '/organisations',
  programmes: () => '/programmes',
  programme: (programmeId: string) => `/programmes/${id(programmeId)}`,

  figures: () => '/how-figures-are-worked-out',
  accessibility: () => '/accessibility',
  apiPages: () => '/docs',
}
