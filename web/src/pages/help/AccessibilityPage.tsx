import { paths } from '../../paths.ts'
import { Page } from '../../ui/Page.tsx'

export function Component() {
  return (
    <Page title="Accessibility" back={{ text: 'Home', href: paths.home() }} width="reading">
      <p className="nhsuk-body-l">
        Rung is built so that as many people as possible can use it, on a phone or a computer.
      </p>
      <p>You should be able to:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        <li>zoom in up to 400% without text running off the screen</li>
        <li>do every task with a keyboard alone, or by voice</li>
        <li>
          listen to every page with a screen reader, charts included: each has a table with the same numbers
        </li>
        <li>read every page without relying on colour</li>
      </ul>
      <h2 className="rung-section-title nhsuk-u-margin-top-6">How we test it</h2>
      <p>
        Every screen is checked against WCAG 2.2 AA with an automatic checker each time Rung changes, at phone
        and desktop width. It has not been audited by people outside the team yet.
      </p>
      <h2 className="rung-section-title nhsuk-u-margin-top-6">If something does not work for you</h2>
      <p>
        Tell the person who invited you to Rung what you tried to do and what happened. They can do the task
        with you while it is put right.
      </p>
    </Page>
  )
}
