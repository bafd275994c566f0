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
        <p>If you typed the address, check that it is correct.</p>
        <p>If you followed a link, what it led to may be gone, or may not be for you to see.</p>
        <p>
          <AppLink href={paths.home()}>Go to the home page</AppLink>
        </p>
      </Page>
    )
  }
  if (isForbidden(error)) {
    return (
      <Page title="You cannot use this page" width="reading">
        <p>
          Your role does not include it. If you need it for your work, ask the person who invited you to Rung.
        </p>
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

function isForbidden(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === 'not-permitted'
  return isRouteErrorResponse(error) && error.status === 403
}
