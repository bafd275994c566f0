const whole = new Intl.NumberFormat('en-GB')

/** 1234 → '1,234' */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** (1, 'entry', 'entries') → '1 entry'; (10, …) → '10 entries' */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}
