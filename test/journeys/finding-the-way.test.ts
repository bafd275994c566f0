import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  patience,
  phone,
  shot,
  smallest,
  visit,
} from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

const everyRole = [
  'aisha.rahman',
  'grace.oyelaran',
  'helen.ashworth',
  'anna.lofthouse',
  'farida.haq',
  'patrick.doyle',
  'stephen.dodd',
  'mei-ling.chan',
]
const navigation = (page: Page) => page.getByRole('navigation', { name: 'Main' })

for (const size of [phone, smallest])
  journey(
    `Everyone’s navigation is one line at ${size.width} pixels`,
    async () => {
      for (const who of everyRole) {
        const { page, faults, close } = await visit({ address: app.address, size })
        await signInAs(page, who)
        await page.goto('/account')
        await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
        expect((await navigation(page).boundingBox())?.height, who).toBeLessThan(60)
        await expectNoSidewaysScroll(page)
        expect(faults, who).toEqual([])
        await close()
      }
    },
    patience,
  )

journey('What does not fit a phone is behind "More", in two taps', async () => {
  const { page, taps, faults, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'mei-ling.chan')
  await page.goto('/')
  const more = navigation(page).getByRole('button', { name: 'More' })
  await more.tap()
  await expectAccessible(page)
  await shot(page, 'navigation-more')
  await navigation(page).getByRole('link', { name: 'Organisations' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Organisations' }).waitFor()
  expect(taps()).toBe(2)
  expect(await more.getAttribute('aria-expanded')).toBe('false')
  expect(faults).toEqual([])
  await close()
})

journey(
  'Help and a wrong address leave the navigation in place; a visitor gets them without it',
  async () => {
    const { page, faults, close } = await visit({ address: app.address, size: phone })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/')
    await page.getByRole('link', { name: 'How figures are worked out' }).tap()
    await page.getByRole('heading', { level: 1, name: 'How figures are worked out' }).waitFor()
    await navigation(page).getByRole('link', { name: 'My log' }).waitFor()
    await page.reload()
    await navigation(page).getByRole('link', { name: 'My log' }).waitFor()

    await page.goto('/no-such-page')
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor()
    await navigation(page).getByRole('link', { name: 'My log' }).waitFor()
    await expectAccessible(page)
    await shot(page, 'page-not-found')
    await page.getByRole('link', { name: 'Go to the home page' }).tap()
    await page.getByText('of 696 hours').first().waitFor()
    expect(faults).toEqual([])
    await close()

    const visitor = await visit({ address: app.address, size: phone })
    await visitor.page.goto('/accessibility')
    await visitor.page.getByRole('heading', { level: 1, name: 'Accessibility' }).waitFor()
    expect(await navigation(visitor.page).count()).toBe(0)
    expect(visitor.faults).toEqual([])
    await visitor.close()
  },
)

journey('A page that is not for a role says so before anything is filled in', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: desktop })
  await signInAs(page, 'helen.ashworth')
  for (const address of ['/programmes/new', '/organisations/new/employer', '/cohort-import']) {
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: 'You cannot use this page' }).waitFor()
    await navigation(page).getByRole('link', { name: 'Trainees' }).waitFor()
  }
  await expectAccessible(page)
  await shot(page, 'page-not-for-this-role')
  // The page's own calls may be refused meanwhile, which the browser notes.
  expect(faults.filter((fault) => !fault.includes('403'))).toEqual([])
  await close()
})

journey('When Rung fails, the page says so in its own words and can be tried again', async () => {
  const { page, close } = await visit({ address: app.address, size: phone })
  await signInAs(page, 'helen.ashworth')
  await page.route('**/api/v1/trainees?*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
  await page.goto('/trainees')
  await page.getByRole('heading', { name: 'Sorry, there is a problem with Rung' }).first().waitFor()
  await expectAccessible(page)
  await shot(page, 'page-failed')
  await page.unroute('**/api/v1/trainees?*')
  await page.getByRole('button', { name: 'Try again' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Trainees' }).waitFor()
  await close()
})
