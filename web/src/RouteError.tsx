import { isRouteErrorResponse, useRevalidator, useRouteError } from 'react-router'
import { OfflineError, ProblemError } from './api-client.ts'
import { paths } from './paths.ts'
import { AppLink } from './ui/AppLink.tsx'
import { ErrorState } from './ui/ErrorState.tsx'
import { Page } from './ui/Page.tsx'

/** In place of a screen that could not be shown. */
export function RouteError() {
  const error = useRouteError()
  const { revalidate } = useRevalidator()
  if (error instanceof OfflineError) {
    return (
      <Page title="There is no signal" width="reading">
        <p>This page needs a connection. What you wrote on this device is kept.</p>
        <button type="button" className="nhsuk-button" onClick={() => revalidate()}>
          Try again
        </button>
      </Page>
    )
  }
  if (isMissing(error)) {
    return (
      <Page title="Page not found" width="reading">
        <p>Check the address, or that this is something you are allowed to see.</p>
        <p>
          <AppLink href={paths.home()}>Go to the home page</AppLink>
        </p>
      </Page>
    )
  }
  const problem = error instanceof ProblemError ? error.problem : undefined
  return (
    <Page
      title={problem && problem.status < 500 ? problem.title : 'Sorry, there is a problem with Rung'}
      width="reading"
    >
      <ErrorState title={problem?.title} requestId={problem?.requestId} onRetry={() => revalidate()}>
        {problem?.detail && <p>{problem.detail}</p>}
      </ErrorState>
    </Page>
  )
}

function isMissing(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === 'not-found'
  return isRouteErrorResponse(error) && error.status === 404
}
