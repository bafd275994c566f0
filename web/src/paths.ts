/** Every address of a screen, in one place. Values are encoded; `?` parts are filters a screen keeps in its address. */
const id = encodeURIComponent
const shown = (everyone: boolean) => (everyone ? '&everyone=yes' : '')

export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next && next !== '/' ? `/sign-in?next=${id(next)}` : '/sign-in'),
  forgottenPassword: () => '/forgotten-password',
  invitation: (token: string) => `/invitations/${id(token)}`,
  account: () => '/account',
  calendar: () => '/account/calendar',

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
  traineeOption: (traineeId: string, group: string) => `/trainees/${id(traineeId)}/options/${id(group)}`,
  traineeHistory: (traineeId: string) => `/trainees/${id(traineeId)}/history`,
  traineeMentor: (traineeId: string) => `/trainees/${id(traineeId)}/mentor`,
  traineeEmployment: (traineeId: string) => `/trainees/${id(traineeId)}/employment`,

  cohortImport: () => '/cohort-import',
  people: (query = '') => `/people${query && `?${query}`}`,
  personNew: (step = '') => `/people/new${step && `/${id(step)}`}`,
  person: (personId: string) => `/people/${id(personId)}`,
  personInvited: (personId: string, how: 'sent' | 'known' | 'not-sent') =>
    `/people/${id(personId)}?invited=${how}`,
  personDetails: (personId: string) => `/people/${id(personId)}/details`,
  personRoleNew: (personId: string) => `/people/${id(personId)}/roles/new`,
  personRoleEnd: (personId: string, roleId: string) => `/people/${id(personId)}/roles/${id(roleId)}/end`,
  personMentorRecord: (personId: string) => `/people/${id(personId)}/mentor-record`,

  organisations: (query = '') => `/organisations${query && `?${query}`}`,
  organisationNew: (kind: string) => `/organisations/new/${id(kind)}`,
  organisation: (organisationId: string) => `/organisations/${id(organisationId)}`,
  organisationDetails: (organisationId: string) => `/organisations/${id(organisationId)}/details`,
  programmes: () => '/programmes',
  programmeNew: () => '/programmes/new',
  programme: (programmeId: string) => `/programmes/${id(programmeId)}`,
  programmeSettings: (programmeId: string) => `/programmes/${id(programmeId)}/settings`,
  curricula: (programmeId: string) => `/programmes/${id(programmeId)}/curricula`,
  curriculumNew: (programmeId: string, basedOn = '') =>
    `/programmes/${id(programmeId)}/curricula/new${basedOn && `?from=${id(basedOn)}`}`,
  curriculum: (curriculumId: string) => `/curricula/${id(curriculumId)}`,
  curriculumEdit: (curriculumId: string) => `/curricula/${id(curriculumId)}/edit`,
  curriculumDifferences: (curriculumId: string) => `/curricula/${id(curriculumId)}/differences`,
  academicRules: (curriculumId: string) => `/curricula/${id(curriculumId)}/rules`,
  academicRulesEdit: (curriculumId: string) => `/curricula/${id(curriculumId)}/rules/edit`,
  cohortNew: (programmeId: string) => `/programmes/${id(programmeId)}/cohorts/new`,
  cohort: (cohortId: string) => `/cohorts/${id(cohortId)}`,
  cohortCurriculum: (cohortId: string) => `/cohorts/${id(cohortId)}/curriculum`,
  cohortRegister: (cohortId: string, query = '') =>
    `/cohorts/${id(cohortId)}/register${query && `?${query}`}`,
  sessionNew: (cohortId: string) => `/cohorts/${id(cohortId)}/register/new`,
  session: (cohortId: string, sessionId: string) => `/cohorts/${id(cohortId)}/register/${id(sessionId)}`,
  sessionChange: (cohortId: string, sessionId: string) =>
    `/cohorts/${id(cohortId)}/register/${id(sessionId)}/change`,
  cohortBoards: (cohortId: string) => `/cohorts/${id(cohortId)}/boards`,
  boardNew: (cohortId: string) => `/cohorts/${id(cohortId)}/boards/new`,
  board: (cohortId: string, boardId: string) => `/cohorts/${id(cohortId)}/boards/${id(boardId)}`,
  boardDetails: (cohortId: string, boardId: string) =>
    `/cohorts/${id(cohortId)}/boards/${id(boardId)}/details`,
  boardDelete: (cohortId: string, boardId: string) => `/cohorts/${id(cohortId)}/boards/${id(boardId)}/delete`,
  /** Without a module the decision is on the trainee as a whole. */
  boardDecision: (cohortId: string, boardId: string, traineeId: string, moduleCode?: string) =>
    `/cohorts/${id(cohortId)}/boards/${id(boardId)}/trainees/${id(traineeId)}${moduleCode ? `?module=${id(moduleCode)}` : ''}`,
  credits: () => '/credits',
  traineeCredits: (traineeId: string) => `/trainees/${id(traineeId)}/credits`,
  priorLearningNew: (traineeId: string) => `/trainees/${id(traineeId)}/credits/prior-learning`,
  priorLearningTakeBack: (traineeId: string, priorLearningId: string) =>
    `/trainees/${id(traineeId)}/credits/prior-learning/${id(priorLearningId)}/take-back`,
  cohortResults: (cohortId: string) => `/cohorts/${id(cohortId)}/results`,
  moduleResults: (cohortId: string, moduleCode: string, attempt = 'first-sit', everyone = false) =>
    `/cohorts/${id(cohortId)}/results/${id(moduleCode)}${attempt === 'first-sit' ? '' : `?attempt=${id(attempt)}${shown(everyone)}`}`,
  moduleResultsOf: (
    cohortId: string,
    moduleCode: string,
    traineeId: string,
    attempt: string,
    everyone = false,
  ) =>
    `/cohorts/${id(cohortId)}/results/${id(moduleCode)}/trainees/${id(traineeId)}?attempt=${id(attempt)}${shown(everyone)}`,
  moduleResultsImport: (cohortId: string, moduleCode: string, attempt: string, everyone = false) =>
    `/cohorts/${id(cohortId)}/results/${id(moduleCode)}/import?attempt=${id(attempt)}${shown(everyone)}`,
  moduleResultsDates: (cohortId: string, moduleCode: string) =>
    `/cohorts/${id(cohortId)}/results/${id(moduleCode)}/dates`,
  results: () => '/results',
  attendance: (query = '') => `/attendance${query && `?${query}`}`,
  traineeAttendance: (traineeId: string, query = '') =>
    `/trainees/${id(traineeId)}/attendance${query && `?${query}`}`,
  traineeResults: (traineeId: string) => `/trainees/${id(traineeId)}/results`,
  circumstancesNew: (traineeId: string, query = '') =>
    `/trainees/${id(traineeId)}/circumstances/new${query && `?${query}`}`,
  circumstances: (traineeId: string, claimId: string) =>
    `/trainees/${id(traineeId)}/circumstances/${id(claimId)}`,

  figures: () => '/how-figures-are-worked-out',
  accessibility: () => '/accessibility',
  apiPages: () => '/docs',
}
