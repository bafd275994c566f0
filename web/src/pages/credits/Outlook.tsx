import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { ExplanationDrawer } from '../../ui/ExplanationDrawer.tsx'
import { SummaryCard } from '../../ui/SummaryCard.tsx'
import { countOf } from '../../words/counts.ts'

/** What follows from the credits: year 2, an award on leaving, the class of the degree. Each with its working. */
export function Outlook({ credits, own }: { credits: CreditsAnswer; own: boolean }) {
  const { progression, exitAward, classification, explanations, trainee } = credits
  const who = own ? 'you' : trainee.givenName
  return (
    <SummaryCard title="What this means">
      <dl className="credits-outlook">
        <div>
          <dt>Year 2</dt>
          <dd>
            {progression.met
              ? `The ${countOf(progression.needed, 'level 4 credit')} for year 2 are held.`
              : `${progression.credits} of ${countOf(progression.needed, 'level 4 credit')} for year 2 are held. ${progression.missing} are still to come.`}
            <ExplanationDrawer explanation={explanations.progression} summary="Why year 2 needs this" />
          </dd>
        </div>
        <div>
          <dt>On leaving now</dt>
          <dd>
            {exitAward.title === null
              ? `There is no award for ${countOf(exitAward.credits, 'credit')}.`
              : `${countOf(exitAward.credits, 'credit')} are enough for the ${exitAward.title}, if ${who} had to leave.`}
            <ExplanationDrawer
              explanation={explanations.exitAward}
              summary="How an award on leaving is decided"
            />
          </dd>
        </div>
        <div>
          <dt>Classification</dt>
          <dd>
            {classificationSentence(classification)}
            <ExplanationDrawer
              explanation={explanations.classification}
              summary="How the class is worked out"
            />
          </dd>
        </div>
      </dl>
    </SummaryCard>
  )
}

function classificationSentence({ classification, mean, final }: CreditsAnswer['classification']): string {
  if (mean === null) return 'There is no level 5 mark yet.'
  const name = classification === null ? 'under a pass' : `a ${classification}`
  return final
    ? `The level 5 mean is ${mean}: ${name}.`
    : `The level 5 mean so far is ${mean}: ${name} if it stays so.`
}
