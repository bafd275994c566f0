import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Agent, startApp, type TestApp } from '../../support/app.ts'
import { buildWorld, password, type World } from '../../support/build.ts'
import { type MailSink, openMailSink } from '../../support/mail.ts'

let sink: MailSink
let rung: TestApp
let world: World
let manager: Agent

beforeAll(async () => {
  sink = await openMailSink()
  rung = await startApp({ settings: { SMTP_URL: sink.url, PUBLIC_URL: 'http://rung.example.org' } })
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
  manager = await rung.signIn(world.manager.email, password)
})
afterAll(async () => {
  await rung.close()
  await sink.close()
})

const mailsTo = (email: string) => sink.mails.filter(({ to }) => to?.text === email)
const invite = (email: string) =>
  manager.post('/api/v1/people').send({
    givenName: 'Nadia',
    familyName: 'Khan',
    email,
    organisationId: world.organisations.employer1,
    roles: ['manager'],
    startsOn: '2022-05-11',
    endsOn: null,
    mentor: null,
  })

it('an invitation goes by mail, and the inviter is not shown its link', async () => {
  const answer = await invite('nadia.khan@example.org')
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({ known: false, sent: true })
  const [mail] = mailsTo('nadia.khan@example.org')
  expect(mail?.subject).toBe('Your invitation to Rung')
  expect(mail?.text).toContain('Ruth Calder has invited you to Rung.')
  expect(mail?.text).toContain('The link works once, until 18 May 2022 at 10:00am.')
  const link = /http:\/\/rung\.example\.org(\/invitations\/[\w-]{43})/.exec(mail?.text ?? '')?.[1]
  expect((await rung.request().get(`/api/v1${link}`)).body).toMatchObject({
    givenName: 'Nadia',
    kind: 'invitation',
  })
  const again = await manager.put(`/api/v1/people/${answer.body.personId}/link`)
  expect(again.body).toEqual({
    kind: 'invitation',
    sent: true,
    link: null,
    expiresAt: '2022-05-18T09:00:00.000Z',
  })
  expect(mailsTo('nadia.khan@example.org')).toHaveLength(2)
})

it('someone who can sign in already is mailed a link to choose a new password', async () => {
  const answer = await manager.put(`/api/v1/people/${world.mentor1.personId}/link`)
  expect(answer.body).toMatchObject({
    kind: 'reset',
    sent: true,
    link: null,
    expiresAt: '2022-05-12T09:00:00.000Z',
  })
  expect(mailsTo(world.mentor1.email)[0]?.subject).toBe('Choose a new password for Rung')
})

it('the old address hears of a new one', async () => {
  const { personId } = (await invite('old@example.org')).body
  await manager
    .put(`/api/v1/people/${personId}`)
    .set('If-Match', '"1"')
    .send({ givenName: 'Nadia', familyName: 'Khan', email: 'new@example.org' })
  await expect.poll(() => mailsTo('old@example.org').length).toBe(2)
  expect(mailsTo('old@example.org')[1]?.subject).toBe('You now sign in to Rung with another email address')
})

it('a mail server that does not answer leaves the link with the inviter', async () => {
  const silent = await startApp({ settings: { SMTP_URL: 'smtp://127.0.0.1:1' } })
  const other = await buildWorld(silent.ownerUrl, silent.clock.now())
  const agent = await silent.signIn(other.manager.email, password)
  const answer = await agent.put(`/api/v1/people/${other.mentor1.personId}/link`)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ sent: false, link: expect.stringContaining('/invitations/') })
  await silent.close()
})
