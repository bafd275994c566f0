import { formatDate } from '@rung/shared/kernel/plain-date'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useLocation, useRevalidator } from 'react-router'
import { useWaits } from '../drafts/use-waits.ts'
import { HomeSteps } from '../pages/off-the-job/HomeSteps.tsx'
import { HoursSoFar } from '../pages/off-the-job/HoursSoFar.tsx'
import { readyTheForm } from '../pages/off-the-job/load-choices.ts'
import { type HomeData, loadHome } from '../pages/off-the-job/load-home.ts'
import { NewsOf } from '../pages/off-the-job/NewsOf.tsx'
import { type News, newsIn } from '../pages/off-the-job/news.ts'
import { QuickLog } from '../pages/off-the-job/QuickLog.tsx'
import { paths } from '../paths.ts'
import { AppLink } from '../ui/AppLink.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import '../pages/off-the-job/off-the-job.scss'

/** Fetched only for those who need them: the form is larger than the home. */
const OnThisDevice = lazy(async () => ({
  default: (await import('../pages/off-the-job/OnThisDevice.tsx')).OnThisDevice,
}))
const FirstEntry = lazy(async () => ({
  default: (await import('../pages/off-the-job/FirstEntry.tsx')).FirstEntry,
}))

export const load = loadHome

/** On a phone, on a ward: where I stand, what blocks me, and the usual day in two taps. */
export function Home({ data: { whose, home, lastSeen } }: { data: HomeData }) {
  const { state } = useLocation()
  const { revalidate } = useRevalidator()
  const [news, setNews] = useState<News | null>(() => newsIn(state))
  const waits = useWaits(whose.personId)
  const tell = useCallback(
    (told: News) => {
      setNews(told)
      revalidate()
    },
    [revalidate],
  )
  useFreshFigures(revalidate)
  useEffect(() => readyTheForm(whose), [whose])
  return (
    <Page title="Home" hideHeading>
      <NewsOf news={news} />
      {waits && (
        <Suspense>
          <OnThisDevice personId={whose.personId} />
        </Suspense>
      )}
      <HoursSoFar whose={whose} figures={home.figures} />
      {lastSeen && <p className="otj-last-seen">These are the figures as you last saw them.</p>}
      {home.published && (
        <p>
          {home.published.board} published your results on {formatDate(home.published.on)}.{' '}
          <AppLink href={paths.results()}>See your results</AppLink>
        </p>
      )}
      {home.figures.withdrawnOn ? (
        <AppLink href={paths.log()}>See your log</AppLink>
      ) : (
        <Learning whose={whose} home={home} tell={tell} />
      )}
    </Page>
  )
}

type LearningProps = Pick<HomeData, 'whose' | 'home'> & { tell: (told: News) => void }

function Learning({ whose, home, tell }: LearningProps) {
  return (
    <div className="otj-home">
      {/* With nothing in the way, logging the day comes first. */}
      {home.nextSteps.length > 0 && <HomeSteps whose={whose} home={home} />}
      {home.lastKinds.length > 0 ? (
        <QuickLog key={home.figures.asOf} whose={whose} home={home} onLogged={tell} />
      ) : (
        <Suspense fallback={<Loading text="Loading the form" />}>
          <FirstEntry whose={whose} onLogged={tell} />
        </Suspense>
      )}
      {home.nextSteps.length === 0 && <HomeSteps whose={whose} home={home} />}
    </div>
  )
}

/** A phone is put away and taken out again: what a mentor signed meanwhile shows, and so does a new day. */
function useFreshFigures(revalidate: () => Promise<void>): void {
  useEffect(() => {
    const again = () => {
      if (document.visibilityState === 'visible') revalidate()
    }
    document.addEventListener('visibilitychange', again)
    return () => document.removeEventListener('visibilitychange', again)
  }, [revalidate])
}
