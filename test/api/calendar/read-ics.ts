/** The events of an iCalendar file, each property by its name as it is written, read by RFC 5545 and nothing else. */
export function readIcs(text: string): Record<string, string>[] {
  if (!text.endsWith('\r\n') && !text.endsWith('END:VCALENDAR')) throw new Error('not closed')
  for (const line of text.split('\r\n'))
    if (Buffer.byteLength(line) > 75) throw new Error(`too long a line: ${line}`)
  const lines = text.replaceAll('\r\n ', '').split('\r\n').filter(Boolean)
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('not a calendar')
  const events: Record<string, string>[] = []
  let open: Record<string, string> | null = null
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([^:]+):(.*)$/s.exec(line) ?? []
    if (line === 'BEGIN:VEVENT') open = {}
    else if (line === 'END:VEVENT' && open) {
      events.push(open)
      open = null
    } else if (open) {
      if (name in open) throw new Error(`${name} twice`)
      open[name] = value.replaceAll('\\n', '\n').replaceAll(/\\([,;\\])/g, '$1')
    }
  }
  return events
}
