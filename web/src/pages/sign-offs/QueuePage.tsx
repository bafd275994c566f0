import { useLoaderData } from 'react-router'
import { loadQueue } from './load-queue.ts'
import { SignQueue } from './SignQueue.tsx'

export const loader = loadQueue

export function Component() {
  return <SignQueue queue={useLoaderData<typeof loader>()} />
}
