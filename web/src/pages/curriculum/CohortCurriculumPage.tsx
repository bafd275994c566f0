import { readCurriculum } from '@rung/shared/contract/curriculum'
import { readCohort } from '@rung/shared/contract/organisations'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { call } from '../../api-client.ts'
import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { CohortFrame } from '../../ui/CohortFrame.tsx'
import { Prospectus } from '../../ui/Prospectus.tsx'
import { Assessment } from './Assessment.tsx'

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { signal } = request
  const cohort = await call(readCohort, { params: { cohortId: params.cohortId ?? '' }, signal })
  const version = await call(readCurriculum, { params: { curriculumId: cohort.curriculumId }, signal })
  return { cohort, version }
}

/** The version a cohort keeps. */
export function Component() {
  const { cohort, version } = useLoaderData<typeof loader>()
  return (
    <CohortFrame cohort={cohort} part="curriculum" paths={paths}>
      <p>
        This cohort keeps <AppLink href={paths.curriculum(version.id)}>{version.title}</AppLink>, whatever
        later versions change. Its <AppLink href={paths.academicRules(version.id)}>academic rules</AppLink>{' '}
        decide what boards propose.
      </p>
      <Prospectus curriculum={version} />
      <Assessment modules={version.modules} />
    </CohortFrame>
  )
}
