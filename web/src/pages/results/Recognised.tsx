import { paths } from '../../paths.ts'
import { AppLink } from '../../ui/AppLink.tsx'
import { recognisedWords } from './grid-words.ts'

/** In place of fields to fill, with the way to put it right where it is wrong. */
export function Recognised({ traineeId }: { traineeId: string }) {
  return (
    <p>
      {recognisedWords}. To enter a mark, take back the recognition first, at the{' '}
      <AppLink href={paths.traineeCredits(traineeId)}>credits of the trainee</AppLink>.
    </p>
  )
}
