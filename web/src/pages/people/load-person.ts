import { readPerson } from '@rung/shared/contract/people'
import type { LoaderFunctionArgs } from 'react-router'
import { call } from '../../api-client.ts'

export async function loadPerson({ params, request }: LoaderFunctionArgs) {
  return call(readPerson, { params: { personId: params.personId ?? '' }, signal: request.signal })
}
