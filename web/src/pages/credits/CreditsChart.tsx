import type { CreditsAnswer } from '@rung/shared/contract/credits'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { countOf } from '../../words/counts.ts'

type Place = CreditsAnswer['semesters'][number] & { readonly level: number | undefined }

const rowHeight = 64
const edge = { top: 8, left: 0 }

/** One bar for each level, in segments for its semesters: held solid, still to come pale. */
export function CreditsChart({ credits }: { credits: CreditsAnswer }) {
  const places = placesOf(credits)
  const { levels } = credits
  return (
    <ChartFrame
      title="Credits by level and semester"
      description={describe(credits)}
      height={edge.top + levels.length * rowHeight}
      table={{
        headings: ['Semester', 'Level', 'Held', 'Of'],
        rows: [
          ...places.map(({ year, semester, level, credits: held, of }) => [
            nameOf(year, semester),
            level === undefined ? '' : String(level),
            String(held),
            String(of),
          ]),
          ...levels.map(({ level, credits: held, of }) => [
            `Level ${level} in all`,
            String(level),
            String(held),
            String(of),
          ]),
        ],
      }}
      draw={(width) => <Bars levels={levels} places={places} width={width} />}
    />
  )
}

const nameOf = (year: number, semester: number): string => `Year ${year}, semester ${semester}`

/** A semester is drawn at the level of its modules. */
function placesOf({ semesters, modules, levels }: CreditsAnswer): Place[] {
  return semesters.map((place) => {
    const module = modules.find(
      ({ year, bySemester }) =>
        year === place.year && bySemester.some(({ semester }) => semester === place.semester),
    )
    return { ...place, level: module?.level ?? levels[place.year - 1]?.level }
  })
}

const describe = ({ levels }: CreditsAnswer): string =>
  levels.map(({ level, credits, of }) => `Level ${level}: ${credits} of ${countOf(of, 'credit')}.`).join(' ')

interface BarsProps {
  levels: CreditsAnswer['levels']
  places: readonly Place[]
  width: number
}

function Bars({ levels, places, width }: BarsProps) {
  return levels.map(({ level, credits, of }, row) => {
    const top = edge.top + row * rowHeight
    const segments = places.filter((place) => place.level === level)
    const slot = width / Math.max(1, segments.length)
    return (
      <g key={level} className="credits-chart">
        <text className="credits-chart__level" x={0} y={top + 12}>
          {`Level ${level}: ${credits} of ${of}`}
        </text>
        {segments.map((place, index) => (
          <Segment
            key={nameOf(place.year, place.semester)}
            place={place}
            left={index * slot}
            top={top + 20}
            width={slot - 4}
          />
        ))}
      </g>
    )
  })
}

interface SegmentProps {
  place: Place
  left: number
  top: number
  width: number
}

function Segment({ place: { semester, credits, of }, left, top, width }: SegmentProps) {
  const share = of === 0 ? 0 : Math.min(1, credits / of)
  const solid = share >= 0.5
  return (
    <>
      <rect
        className="credits-chart__to-come"
        x={left}
        y={top}
        width={Math.max(0, width)}
        height={30}
        rx={3}
      />
      <rect
        className="credits-chart__held"
        x={left}
        y={top}
        width={Math.max(0, width * share)}
        height={30}
        rx={3}
      />
      <text className={solid ? 'credits-chart__on-held' : 'credits-chart__on-open'} x={left + 8} y={top + 20}>
        {width >= 150 ? `Semester ${semester}: ${credits} of ${of}` : `${credits}/${of}`}
      </text>
    </>
  )
}
