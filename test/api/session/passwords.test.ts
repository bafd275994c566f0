import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { asSystem, buildWorld, password, type World } from '../../support/build.ts'
import { type MailSink, openMailSink } from '../../support/mail.ts'

const tenOClock = '2022-05-11T09:00:00Z'
const better = 'three ward kettles'
let sink: MailSink
let rung: TestApp
let world: World

beforeAll(async () => {
  sink = await openMailSink()
  rung = await startApp({
    settings: {
      SMTP_URL: sink.url,
      PUBLIC_URL: 'http://rung.example.org',
      MAIL_FROM: 'Rung <rung@example.org>',
    },
  })
  world = await buildWorld(rung.ownerUrl, rung.clock.now())
})
afterAll(async () => {
  await rung.close()
  await sink.close()
})
beforeEach(async () => {
  rung.clock.moveTo(tenOClock)
  await sql('delete from sign_in_failure')
})

const sql = <T>(text: string, values: unknown[] = []) =>
  asSystem(rung.ownerUrl, rung.clock.now(), (tx) => tx.rows<T>(text, values))
const signInAs = (email: string, secret: string) =>
  rung.request().post('/api/v1/session').send({ email, password: secret })
const ask = (email: string) => rung.request().post('/api/v1/reset-requests').send({ email })
const open = (token: string) => rung.request().get(`/api/v1/invitations/${token}`)
const choose = (token: string, secret: string) =>
  rung.request().post(`/api/v1/invitations/${token}`).send({ password: secret })

const mailsTo = (email: string) => sink.mails.filter(({ to }) => to?.text === email)

/** The token mailed to this person after asking. Mail comes after the answer, so it is waited for. */
async function resetLink({ email }: { email: string }, typed = email): Promise<string> {
  const before = mailsTo(email).length
  expect((await ask(typed)).status).toBe(200)
  await expect.poll(() => mailsTo(email).length).toBe(before + 1)
  const text = mailsTo(email).at(-1)?.text ?? ''
  return /http:\/\/rung\.example\.org\/invitations\/([\w-]{43})/.exec(text)?.[1] ?? ''
}

describe('changing my own password', () => {
  it('keeps this session, ends the others, and lets only the new one in', async () => {
    const { email } = world.mentor1
    const here = await rung.signIn(email, password)
    const elsewhere = await rung.signIn(email, password)
    const answer = await here.put('/api/v1/account/password').send({ old: password, new: better })
    expect(answer.status).toBe(204)
    expect((await here.get('/api/v1/session')).status).toBe(200)
    expect((await elsewhere.get('/api/v1/session')).status).toBe(401)
    expect((await signInAs(email, password)).status).toBe(401)
    expect((await signInAs(email, better)).status).toBe(200)
  })

  it('needs the old one, and limits guessing it', async () => {
    const agent = await rung.signIn(world.mentor2.email, password)
    const guess = () => agent.put('/api/v1/account/password').send({ old: 'a guess at it', new: better })
    const first = await guess()
    expect(first.status).toBe(422)
    expect(first.body.errors).toEqual([
      {
        pointer: '/old',
        code: 'password-wrong',
        detail: 'This is not your password. Enter the one you sign in with now',
      },
    ])
    for (let count = 1; count < 5; count++) expect((await guess()).status).toBe(422)
    expect((await guess()).status).toBe(429)
    expect((await signInAs(world.mentor2.email, password)).status).toBe(200)
  })

  it('refuses one that is too easy to guess, with the reason', async () => {
    const agent = await rung.signIn(world.tutor.email, password)
    const answer = await agent.put('/api/v1/account/password').send({ old: password, new: 'ashworth 2022' })
    expect(answer.status).toBe(422)
    expect(answer.body.errors[0]).toMatchObject({ pointer: '/new', code: 'password-has-name' })
  })

  it('needs someone signed in', async () => {
    const answer = await rung.request().put('/api/v1/account/password').send({ old: password, new: better })
    expect(answer.status).toBe(401)
  })

  it('keeps only an argon2id hash', async () => {
    const rows = await sql<{ hash: string }>('select hash from person_password')
    expect(rows.length).toBeGreaterThan(0)
    for (const { hash } of rows) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})

describe('a forgotten password', () => {
  it('sends a link to the account’s address that works once and signs in', async () => {
    const { email } = world.manager
    const token = await resetLink(world.manager, email.toUpperCase())
    const mail = mailsTo(email).at(-1)
    expect(mail?.to?.text).toBe(email)
    expect(mail?.from?.text).toBe('"Rung" <rung@example.org>')
    expect(mail?.subject).toBe('Choose a new password for Rung')
    expect(mail?.text).toContain('Hello Ruth')
    expect(mail?.text).toContain('The link works once, until 12 May 2022 at 10:00am.')
    expect((await open(token)).body).toEqual({
      kind: 'reset',
      givenName: 'Ruth',
      familyName: 'Calder',
      email,
      expiresAt: '2022-05-12T09:00:00.000Z',
    })
    const used = await choose(token, better)
    expect(used.status).toBe(200)
    expect(used.body).toMatchObject({ email, roles: ['manager'] })
    expect(used.headers['set-cookie']?.[0]).toContain('rung-session=')
    expect((await signInAs(email, better)).status).toBe(200)
    expect((await signInAs(email, password)).status).toBe(401)
    for (const again of [await open(token), await choose(token, 'quite another thing')]) {
      expect(again.status).toBe(410)
      expect(again.body).toMatchObject({ code: 'ended', title: 'This link has been used or has expired' })
    }
  })

  it('ends every session that was open', async () => {
    const before = await rung.signIn(world.manager2.email, password)
    await choose(await resetLink(world.manager2), better)
    expect((await before.get('/api/v1/session')).status).toBe(401)
  })

  it('is answered alike for an address nobody has, and nothing is sent there', async () => {
    const known = await ask(world.tutor.email)
    const unknown = await ask('nobody@example.org')
    expect(unknown.status).toBe(200)
    expect(unknown.body).toEqual(known.body)
    expect(unknown.body).toEqual({ byMail: true })
    // The next mail arrives, so one to nobody would have.
    await resetLink(world.regionalLead)
    expect(mailsTo('nobody@example.org')).toEqual([])
  })

  it('sends nothing to someone whose access has ended', async () => {
    await sql('update person set ended_at = now() where id = $1', [world.auditor.personId])
    expect((await ask(world.auditor.email)).body).toEqual({ byMail: true })
    await resetLink(world.regionalLead)
    expect(mailsTo(world.auditor.email)).toEqual([])
  })

  it('may be asked for three times in fifteen minutes, known address or not', async () => {
    for (const email of [world.assessor.email, 'nobody@example.org']) {
      for (let count = 0; count < 3; count++) expect((await ask(email)).status).toBe(200)
      expect((await ask(email)).status).toBe(429)
    }
    rung.clock.moveTo('2022-05-11T09:15:01Z')
    expect((await ask(world.assessor.email)).status).toBe(200)
  })
})

describe('a link', () => {
  it('stops working when its day is over', async () => {
    const token = await resetLink(world.tutor)
    rung.clock.moveTo('2022-05-12T08:59:59Z')
    expect((await open(token)).status).toBe(200)
    rung.clock.moveTo('2022-05-12T09:00:00Z')
    expect((await open(token)).status).toBe(410)
    expect((await choose(token, better)).status).toBe(410)
  })

  it('stops working when a later one is made, and when the password is changed', async () => {
    const first = await resetLink(world.administrator)
    const second = await resetLink(world.administrator)
    expect((await open(first)).status).toBe(410)
    expect((await open(second)).status).toBe(200)
    const agent = await rung.signIn(world.administrator.email, password)
    await agent.put('/api/v1/account/password').send({ old: password, new: better })
    expect((await open(second)).status).toBe(410)
  })

  it('is not used up by a password that is refused', async () => {
    const token = await resetLink(world.lineManager)
    const refused = await choose(token, 'too short')
    expect(refused.status).toBe(422)
    expect(refused.body.errors).toEqual([
      {
        pointer: '/password',
        code: 'password-too-short',
        detail: 'Use 12 characters or more. Three words are easy to remember',
      },
    ])
    expect((await choose(token, better)).status).toBe(200)
  })

  it('used twice at the same moment works once', async () => {
    const token = await resetLink(world.t1)
    const answers = await Promise.all([choose(token, better), choose(token, 'quite another thing')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410])
  })

  it('nobody made is not found; after fifty of those an address has to wait', async () => {
    const unknown = await open('a'.repeat(43))
    expect(unknown.status).toBe(404)
    for (let count = 1; count < 50; count++) await open(`a${count}`)
    expect((await open('a'.repeat(43))).status).toBe(429)
  })

  it('is kept only as a hash', async () => {
    const token = await resetLink(world.t2)
    const [row] = await sql<{ whole: string }>('select row_to_json(i)::text as whole from invitation i')
    expect(row?.whole).not.toContain(token)
    const [audited] = await sql<{ whole: string }>(
      'select string_agg(became::text, $1) as whole from audit_values',
      [' '],
    )
    expect(audited?.whole).not.toContain(token)
  })
})

describe('without a mail server', () => {
  it('says so, so that the person knows whom to ask', async () => {
    const quiet = await startApp()
    const answer = await quiet.request().post('/api/v1/reset-requests').send({ email: 'someone@example.org' })
    expect(answer.body).toEqual({ byMail: false })
    await quiet.close()
  })
})
