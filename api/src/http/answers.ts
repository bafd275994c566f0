import { createHash } from 'node:crypto'

/** JSON text sent as it is: built in the database, or kept from the first time. */
export class RawAnswer {
  readonly text: string
  readonly etag: string | null
  /** Without an ETag given, the version the text begins with is it. */
  constructor(text: string, etag?: string | null) {
    const version = /^\{"version":(\d+)[,}]/.exec(text)?.[1]
    this.text = text
    this.etag = etag ?? (version === undefined ? null : `"${version}"`)
  }
}
/** A file to download. */
export class FileAnswer {
  readonly bytes: Buffer | string
  readonly name: string
  constructor(bytes: Buffer | string, name: string) {
    this.bytes = bytes
    this.name = name
  }
}
/** Text a program fetches again and again; told apart by its ETag, so that what has not changed is not sent. */
export class FeedAnswer {
  readonly text: string
  readonly etag: string
  constructor(text: string) {
    this.text = text
    this.etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  }
}
