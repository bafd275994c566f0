import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// The NHS components refuse to start without the classes that index.html gives the body.
beforeEach(() => {
  document.body.className = 'js-enabled nhsuk-frontend-supported'
})

afterEach(cleanup)

// The simulated browser has dialogs and no way to open them.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
}

// Parts that come later are waited for as long as a busy machine needs.
configure({ asyncUtilTimeout: 10_000 })
