import { formatHours } from '@rung/shared/kernel/minutes'
import type { Standing } from '@rung/shared/rules/off-the-job-standing'
import type { ReactNode } from 'react'
import { wholeHours } from '../words/quantities.ts'
import { FigureBar } from './FigureBar.tsx'
import { StandingTag } from './StandingTag.tsx'

export interface FigureSentenceProps {
  /** The largest thing on the page: '412' */
  number: string
  /** What it is of: 'of 696 hours' */
  rest: string
  /** 'You are 9 hours behind plan.' */
  follow?: ReactNode
  standing?: Standing | undefined
  bar?: FigureBarProps | undefined
  /** The bar in words, one line for each part. */
  legend?: readonly FigureLegendLine[] | undefined
  /** 'h2' unless the figure is the page's own heading. */
  as?: 'h1' | 'h2' | 'h3' | 'p' | undefined
  /** Below: the explanation, links. */
  children?: ReactNode
}

type FigureBarProps = Parameters<typeof FigureBar>[0]

export interface FigureLegendLine {
  part: 'done' | 'waiting' | 'expected' | 'left'
  text: string
}

/** One figure in a sentence, with its bar. Use it once on a page, for the answer the page is opened for. */
export function FigureSentence(props: FigureSentenceProps) {
  const { number, rest, follow, standing, bar, legend = [], as: Heading = 'h2', children } = props
  return (
    <section className="rung-figure">
      <Heading className="rung-figure__headline" tabIndex={Heading === 'h1' ? -1 : undefined}>
        <span className="rung-figure__number">{number}</span>{' '}
        <span className="rung-figure__rest">{rest}</span>
      </Heading>
      {(follow || standing) && (
        <p className="rung-figure__follow">
          {follow} {standing && <StandingTag standing={standing} />}
        </p>
      )}
      {bar && <FigureBar {...bar} />}
      {legend.length > 0 && (
        <ul className="rung-figure__legend">
          {legend.map((line) => (
            <li key={line.part} className={`rung-figure__part rung-figure__part--${line.part}`}>
              {line.text}
            </li>
          ))}
        </ul>
      )}
      {children && <div className="rung-figure__more">{children}</div>}
    </section>
  )
}

export interface HoursFigureProps {
  /** All in whole minutes. */
  signedMinutes: number
  submittedMinutes: number
  /** Left out where nothing is expected yet, such as on a break in learning. */
  expectedMinutes?: number | undefined
  plannedMinutes: number
  follow?: ReactNode
  standing?: Standing | undefined
  as?: FigureSentenceProps['as']
  children?: ReactNode
}

/** Off-the-job hours: "412 of 696 hours." with signed, waiting and expected today. */
export function HoursFigure(props: HoursFigureProps) {
  const { signedMinutes, submittedMinutes, expectedMinutes, plannedMinutes, ...rest } = props
  const legend: FigureLegendLine[] = [{ part: 'done', text: `Signed: ${formatHours(signedMinutes)}` }]
  if (submittedMinutes > 0) {
    legend.push({ part: 'waiting', text: `Waiting for signature: ${formatHours(submittedMinutes)}` })
  }
  if (expectedMinutes !== undefined) {
    legend.push({ part: 'expected', text: `Expected by today: ${formatHours(expectedMinutes)}` })
  }
  return (
    <FigureSentence
      {...rest}
      number={wholeHours(signedMinutes)}
      rest={`of ${formatHours(plannedMinutes)}`}
      bar={{
        done: signedMinutes,
        waiting: submittedMinutes,
        expected: expectedMinutes,
        total: plannedMinutes,
      }}
      legend={legend}
    />
  )
}
