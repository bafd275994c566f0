/** A plain sentence for a field that does not have the shape the contract asks for. */
export function schemaFaultSentence(message: string, params?: Record<string, unknown>): string {
  if (message === 'not-a-date') return 'Enter a real date'
  const issue = params?.issue as
    | { code?: string; minimum?: number; maximum?: number; origin?: string }
    | undefined
  if (issue?.code === 'too_small' && issue.origin === 'string') return 'Enter something here'
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return `Use ${issue.maximum} characters or fewer`
  if (issue?.code === 'too_small') return `This must be ${issue.minimum} or more`
  if (issue?.code === 'too_big') return `This must be ${issue.maximum} or less`
  if (issue?.code === 'unrecognized_keys') return 'This has fields we do not know'
  return 'Check this and enter it again'
}
