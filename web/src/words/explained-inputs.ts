/** What went into a figure, as the trainee reads it; the API gives the rule's own name for it. */
const words: Record<string, string> = {
  'as-of': 'Today',
  'break-days': 'Days of breaks',
  'days-gone': 'Days of learning so far',
  'days-in-all': 'Days of learning in all',
  'days-left': 'Days left',
  'expected-minutes': 'Expected by today',
  'leave-weeks': 'Weeks of leave',
  'minimum-minutes': 'Legal minimum',
  'net-weeks': 'Weeks without leave',
  'plan-signed-on': 'Training plan signed on',
  'planned-end-on': 'Planned end',
  'planned-minutes': 'Planned hours',
  'prior-learning-minutes': 'Prior learning taken off',
  'published-minutes': 'Published for the standard',
  'recent-days': 'Days looked back',
  'recent-minutes': 'Logged in those days',
  rounding: 'Rounding',
  'signed-minutes': 'Signed',
  'starts-on': 'Start',
  'submitted-minutes': 'Waiting for signature',
  'target-minutes': 'Hours to reach',
  'tolerance-percent': 'Allowed to be behind',
  'weekly-minutes': 'Paid hours a week',
  weeks: 'Weeks of the practical period',
}

/** 'planned-minutes' → 'Planned hours'; a name we have no words for loses its hyphens. */
export function inputInWords(name: string): string {
  const plain = name.replaceAll('-', ' ')
  return words[name] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}
