import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { demoPassword } from '../../api/src/seed/load-stories.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { expectAccessible, journey, visit } from '../support/browser.ts'
import { entriesOf, entriesOn, signInAs, stateOf } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

const learned = 'How to hand over a person in crisis without alarming them'

/** Everything the form asks for, on a day of its own so that the journeys do not meet. */
async function fillIn(page: Page, day: string): Promise<void> {
  await page.getByLabel('Day').fill(day)
  await page.getByText('Shadowing', { exact: true }).click()
  await page.getByLabel('What did you do?').fill('Shadowed the crisis team')
  await page.getByLabel('What did you learn that was new?').fill(learned)
  await page.getByLabel('How long did it take?').fill('3h30')
  await page.getByLabel('Which module was it for?').selectOption({ index: 1 })
  await page.getByText('Yes, in my paid hours').click()
}

const submit = (page: Page) => page.getByRole('button', { name: 'Submit for signature' }).click()

describe('What a trainee writes is never lost', () => {
  journey('a reload and a closed tab bring back what was typed', async () => {
    const { page, context, faults, close } = await visit({ address: app.address })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/log/new')
    await page.getByLabel('What did you learn that was new?').fill(learned)
    await page.reload()
    await page.getByText('This is what you had typed').waitFor()
    expect(await page.getByLabel('What did you learn that was new?').inputValue()).toBe(learned)
    await page.close()
    const again = await context.newPage()
    await again.goto('/log/new')
    expect(await again.getByLabel('What did you learn that was new?').inputValue()).toBe(learned)
    await expectAccessible(again)
    await again.getByRole('button', { name: 'Clear it and start again' }).click()
    expect(await again.getByLabel('What did you learn that was new?').inputValue()).toBe('')
    expect(faults).toEqual([])
    await close()
  })

  journey('an ended session is taken up again in place, and the entry sent', async () => {
    const { page, context, close } = await visit({ address: app.address })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/log/new')
    await fillIn(page, '3')
    const before = await entriesOn(app, 'aisha.rahman', '2022-05-03')
    await context.clearCookies()
    await submit(page)
    const dialog = page.getByRole('dialog', { name: 'Sign in again to go on' })
    await dialog.waitFor()
    await expectAccessible(page)
    await dialog.getByLabel('Password', { exact: true }).fill(demoPassword)
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('alert').getByText('Sent for signature').waitFor()
    expect(await entriesOn(app, 'aisha.rahman', '2022-05-03')).toBe(before + 1)
    await close()
  })

  journey('without signal it waits on the device and is sent once when the signal is back', async () => {
    const { page, context, close } = await visit({ address: app.address })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/log/new')
    await fillIn(page, '4')
    const before = await entriesOn(app, 'aisha.rahman', '2022-05-04')
    // The home page is asked for again afterwards, so it is fetched while there is signal.
    await page.getByRole('link', { name: 'Home', exact: true }).first().click()
    await page.getByRole('link', { name: 'Log something else' }).click()
    await page.getByText('This is what you had typed').waitFor()
    await context.setOffline(true)
    await submit(page)
    await page.getByRole('heading', { name: 'Waiting for signal' }).waitFor()
    await expectAccessible(page)
    expect(await entriesOn(app, 'aisha.rahman', '2022-05-04')).toBe(before)
    await context.setOffline(false)
    await page.getByRole('status').getByText('1 entry sent').waitFor()
    await page.getByRole('heading', { name: 'Waiting for signal' }).waitFor({ state: 'detached' })
    expect(await entriesOn(app, 'aisha.rahman', '2022-05-04')).toBe(before + 1)
    await close()
  })

  journey(
    'a page reloaded without signal opens, takes an entry, and sends it when the signal is back',
    async () => {
      const { page, context, close } = await visit({ address: app.address })
      await signInAs(page, 'aisha.rahman')
      await page.goto('/')
      await page.waitForFunction(async () => {
        const { active } = await navigator.serviceWorker.ready
        const kept = Object.keys(sessionStorage).some((key) => key.includes('choices'))
        return active?.state === 'activated' && kept
      })
      const before = await entriesOn(app, 'aisha.rahman', '2022-05-06')
      await context.setOffline(true)
      await page.reload()
      await page.getByText('These are the figures as you last saw them').waitFor()
      await page.getByRole('link', { name: 'Log something else' }).click()
      await fillIn(page, '6')
      await page.reload()
      await page.getByText('This is what you had typed').waitFor()
      await submit(page)
      await page.getByRole('heading', { name: 'Waiting for signal' }).waitFor()
      await context.setOffline(false)
      await page.getByRole('status').getByText('1 entry sent').waitFor()
      expect(await entriesOn(app, 'aisha.rahman', '2022-05-06')).toBe(before + 1)
      // The pages are kept, and nothing that the server says of anybody.
      const kept = await page.evaluate(async () => {
        const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
        return (await Promise.all(stores.map((store) => store.keys())))
          .flat()
          .map(({ url }) => new URL(url).pathname)
      })
      expect(kept.filter((path) => path !== '/index.html' && !path.startsWith('/assets/'))).toEqual([])
      await close()
    },
  )

  journey('an answer lost on the way back does not make two entries', async () => {
    const { page, close } = await visit({ address: app.address })
    await signInAs(page, 'aisha.rahman')
    await page.goto('/log/new')
    await fillIn(page, '5')
    const before = await entriesOn(app, 'aisha.rahman', '2022-05-05')
    // The first answer never reaches the phone, although the server did the work.
    await page.route('**/off-the-job/entries', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch()
      await route.abort('internetdisconnected')
      await page.unroute('**/off-the-job/entries')
    })
    await submit(page)
    await page.getByRole('status').getByText('1 entry sent').waitFor()
    expect(await entriesOn(app, 'aisha.rahman', '2022-05-05')).toBe(before + 1)
    await close()
  })

  journey('changed in two places, both versions are shown and one is chosen', async () => {
    const { returned = '' } = await entriesOf(app, 'sana.iqbal')
    const first = await visit({ address: app.address })
    const second = await visit({ address: app.address })
    for (const { page } of [first, second]) {
      await signInAs(page, 'sana.iqbal')
      await page.goto(`/log/${returned}/edit`)
    }
    await second.page.getByLabel('What did you do?').fill('Written on the second phone')
    await second.page.getByRole('button', { name: 'Save as draft' }).click()
    await second.page.getByRole('alert').getByText('Saved').waitFor()

    await first.page.getByLabel('What did you do?').fill('Written on the first phone')
    await first.page.getByRole('button', { name: 'Send again' }).click()
    const dialog = first.page.getByRole('alertdialog')
    await dialog.getByText('Written on the second phone').waitFor()
    await dialog.getByText('Written on the first phone').waitFor()
    await expectAccessible(first.page)
    await dialog.getByRole('button', { name: 'Use mine' }).click()
    await first.page.getByRole('alert').getByText('Sent for signature').waitFor()
    expect(await stateOf(app, returned)).toBe('submitted')
    await first.close()
    await second.close()
  })
})
