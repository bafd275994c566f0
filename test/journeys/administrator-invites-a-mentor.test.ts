import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  desktop,
  expectAccessible,
  expectNoSidewaysScroll,
  journey,
  phone,
  shot,
  visit,
} from '../support/browser.ts'
import { signInAs } from './trainee-visit.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ stories: true })
})
afterAll(() => app.close())

/** The questions of an invitation up to the check, as an administrator answers them. */
async function answerQuestions(page: Page, email: string, looks: (name: string) => Promise<void>) {
  const next = page.getByRole('button', { name: 'Continue' })
  await page.getByRole('heading', { level: 1, name: /Who do you want to invite/ }).waitFor()
  await page.getByLabel('Given name').fill('Nadia')
  await page.getByLabel('Family name').fill('Khan')
  await page.getByLabel('Work email address').fill(email)
  await next.click()
  await page.getByLabel('Organisation').selectOption({ label: 'Irwell Care NHS Foundation Trust' })
  await looks('invite-where')
  await next.click()
  await page.getByRole('checkbox', { name: 'Mentor' }).check()
  await looks('invite-roles')
  await next.click()
  await page.getByRole('group', { name: 'First day' }).waitFor()
  await looks('invite-dates')
  await next.click()
  await page.getByLabel('Profession').fill('Occupational therapist')
  await page.getByLabel('What prepared them to mentor (optional)').fill('Practice supervisor training')
  const prepared = page.getByRole('group', { name: 'Date they were prepared (optional)' })
  await prepared.getByLabel('Day').fill('2')
  await prepared.getByLabel('Month').fill('3')
  await prepared.getByLabel('Year').fill('2022')
  await looks('invite-mentor')
  await next.click()
  await page.getByRole('heading', { level: 1, name: 'Check the invitation' }).waitFor()
}

journey('An administrator invites a mentor, who chooses a password on their phone and is in', async () => {
  const office = await visit({ address: app.address, size: desktop })
  const { page } = office
  await signInAs(page, 'mei-ling.chan')
  await page.goto('/people')
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  const before = office.taps()
  await page.getByRole('link', { name: 'Invite someone' }).click()
  await answerQuestions(page, 'nadia.khan@example.nhs.uk', async () => {})
  expect(await page.getByRole('main').textContent()).toContain('Practice supervisor training, 2 March 2022')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByRole('heading', { level: 1, name: 'Nadia Khan' }).waitFor()
  await page.getByRole('button', { name: 'Make a link to start with' }).click()
  const link = await page.getByLabel('Link').inputValue()
  expect(office.taps() - before).toBeLessThanOrEqual(9)
  await expectAccessible(page)
  await shot(page, 'administrator-person')

  const ward = await visit({ address: app.address, size: phone })
  await ward.page.goto(new URL(link).pathname)
  await ward.page.getByRole('heading', { level: 1, name: 'Welcome to Rung, Nadia' }).waitFor()
  await ward.page.getByLabel('New password').fill('too short')
  await ward.page.getByRole('button', { name: 'Save password and sign in' }).tap()
  await expect.poll(() => ward.page.getByRole('alert').textContent()).toContain('Use 12 characters or more')
  await expectAccessible(ward.page)
  await expectNoSidewaysScroll(ward.page)
  await ward.page.getByLabel('New password').fill('three ward kettles')
  await ward.page.getByRole('button', { name: 'Save password and sign in' }).tap()
  await ward.page.getByRole('button', { name: /Nadia Khan/ }).waitFor()
  expect(new URL(ward.page.url()).pathname).toBe('/')

  await ward.page.goto(new URL(link).pathname)
  await ward.page.getByRole('heading', { level: 1, name: 'This link has been used or has expired' }).waitFor()
  await expectAccessible(ward.page)
  expect(office.faults).toEqual([])
  await Promise.all([office.close(), ward.close()])
})

journey(
  'Every question of an invitation fits a phone, is read out, and keeps its answer over a reload',
  async () => {
    const { page, faults, close } = await visit({ address: app.address, size: phone })
    const looks = async (name: string) => {
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await shot(page, `administrator-${name}`)
    }
    await signInAs(page, 'mei-ling.chan')
    await page.goto('/people/new')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Enter the given name')
    await looks('invite-who')
    await answerQuestions(page, 'nadia.khan2@example.nhs.uk', looks)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Check the invitation' }).waitFor()
    await looks('invite-check')
    await page.getByRole('link', { name: 'Change roles' }).click()
    await page.getByRole('checkbox', { name: 'Mentor' }).uncheck()
    await page.getByRole('checkbox', { name: 'Manager' }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Check the invitation' }).waitFor()
    expect(await page.getByRole('main').textContent()).not.toContain('Mentor record')
    expect(faults).toEqual([])
    await close()
  },
)

journey('Someone who forgot their password is told whom to ask where no mail is sent', async () => {
  const { page, faults, close } = await visit({ address: app.address, size: phone })
  await page.goto('/trainees?standing=behind')
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'I have forgotten my password' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Choose a new password' }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('Email address').fill('helen.ashworth@example.nhs.uk')
  await page.getByRole('button', { name: 'Send the link' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Ask for a link' }).waitFor()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.goBack()
  await page.goto('/trainees?standing=behind')
  await page.getByLabel('Email address').fill('helen.ashworth@example.nhs.uk')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).tap()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('is not right')
  await page.getByLabel('Password', { exact: true }).fill('ladder-demo-2026')
  await page.getByRole('button', { name: 'Sign in' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Trainees' }).waitFor()
  expect(page.url()).toContain('/trainees?standing=behind')
  expect(faults.filter((fault) => !fault.includes('401'))).toEqual([])
  await close()
})
