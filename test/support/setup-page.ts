import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'

// The NHS components refuse to start without the classes that index.html gives the body.
beforeEach(() => {
  document.body.className = 'js-enabled nhsuk-frontend-supported'
})

afterEach(cleanup)
