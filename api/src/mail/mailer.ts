import nodemailer from 'nodemailer'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** `sends` is false where no mail server is set: then links are shown to the person who made them. */
export interface Mailer {
  readonly sends: boolean
  send(mail: Mail): Promise<void>
}

const longestWaitMs = 10_000

export function openMailer(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { sends: false, send: async () => {} }
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: longestWaitMs,
    greetingTimeout: longestWaitMs,
    socketTimeout: longestWaitMs,
  })
  return {
    sends: true,
    send: async (mail) => {
      await transport.sendMail({ from, ...mail })
    },
  }
}
