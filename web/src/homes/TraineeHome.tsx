import type { Me } from '@rung/shared/contract/session'
import { Page } from '../ui/Page.tsx'

export const load = async (me: Me) => me

export function Home({ data }: { data: Me }) {
  return <Page title={`Hello, ${data.givenName}`} />
}
