import { SummaryCard } from '../../ui/SummaryCard.tsx'

const ways = [
  {
    where: 'iPhone or iPad',
    steps: [
      'Open Settings, then Apps, Calendar and Calendar Accounts.',
      'Choose Add Account, Other, then Add Subscribed Calendar.',
      'Paste the address and choose Next.',
    ],
  },
  {
    where: 'Android, with Google Calendar',
    steps: [
      'Open calendar.google.com on a computer. The app on the phone cannot add one.',
      'Beside Other calendars choose the plus sign, then From URL.',
      'Paste the address and choose Add calendar. The phone shows it after a while.',
    ],
  },
  {
    where: 'Outlook',
    steps: [
      'Open Calendar and choose Add calendar.',
      'Choose Subscribe from web.',
      'Paste the address, give it a name and choose Import.',
    ],
  },
]

export function HowToAdd() {
  return (
    <SummaryCard title="How to add it">
      {ways.map(({ where, steps }) => (
        <section key={where} aria-label={where}>
          <h3 className="nhsuk-heading-s">{where}</h3>
          <ol className="nhsuk-list nhsuk-list--number">
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      ))}
      <p>Changes reach your calendar when it next looks: within a few hours for most, a day for some.</p>
    </SummaryCard>
  )
}
