import { afterAll, beforeAll, expect, it } from 'vitest'
import { type MailSink, openMailSink } from '../../support/mail.ts'
import { type BoardScene, openBoardScene } from './board-scene.ts'

let sink: MailSink
let scene: BoardScene
beforeAll(async () => {
  sink = await openMailSink()
  scene = await openBoardScene({ SMTP_URL: sink.url, PUBLIC_URL: 'http://rung.example.org' })
})
afterAll(async () => {
  await scene.close()
  await sink.close()
})

it('a trainee the board decided on is told once it is published, without any mark', async () => {
  const { t1 } = scene.world
  await scene.enter(t1, { module: 'PZ1015', mark: 62 })
  const board = await scene.ratify(await scene.accept(await scene.plan('Summer board')))
  expect(sink.mails).toEqual([])
  await scene.publish(board)
  await expect.poll(() => sink.mails.length).toBe(1)
  const [mail] = sink.mails
  expect(mail?.to).toMatchObject({ text: t1.email })
  expect(mail?.subject).toBe('Your results are in Rung')
  expect(mail?.text).toContain('The results of Summer board are published.')
  expect(mail?.text).toContain('http://rung.example.org/credits')
  expect(mail?.text).not.toContain('62')
})
