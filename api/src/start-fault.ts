/** A reason not to start, in a sentence a person can act on; shown without a stack trace. */
export class StartFault extends Error {
  readonly exitCode: number

  constructor(sentence: string, exitCode = 1) {
    super(sentence)
    this.name = 'StartFault'
    this.exitCode = exitCode
  }
}
