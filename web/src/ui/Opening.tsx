import { Loading } from './Loading.tsx'
import { ServiceMark } from './ServiceMark.tsx'

/** Before anything is known: where the header and the page will be. */
export function Opening() {
  return (
    <>
      <div className="rung-header">
        <div className="nhsuk-width-container rung-header__bar">
          <span className="rung-header__home">
            <ServiceMark />
            <span className="rung-header__name">Rung</span>
          </span>
        </div>
      </div>
      <main className="nhsuk-width-container rung-main" id="main">
        <Loading text="Opening Rung" />
      </main>
    </>
  )
}
