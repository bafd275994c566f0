// What the tests use of two packages that come without types.
declare module 'smtp-server' {
  import type { Server } from 'node:net'
  import type { Readable } from 'node:stream'

  export class SMTPServer {
    constructor(options: {
      authOptional: boolean
      disabledCommands: string[]
      onData(stream: Readable, session: unknown, done: (error?: Error | null) => void): void
    })
    listen(port: number, host: string): Server
    close(done: () => void): void
  }
}

declare module 'mailparser' {
  import type { Readable } from 'node:stream'

  export type ParsedMail = {
    subject?: string
    text?: string
    to?: { text: string }
    from?: { text: string }
  }
  export function simpleParser(source: Readable): Promise<ParsedMail>
}
