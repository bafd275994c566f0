import { parseArgs } from 'node:util'
import { londonDay } from '@rung/shared/kernel/plain-date'
import pg from 'pg'
import { runCommand } from '../run-command.ts'
import { type AuditReport, verifyAudit } from '../slices/audit/verify-audit.ts'
import { StartFault } from '../start-fault.ts'

const usage = `Checks that nothing in the audit was changed, deleted, inserted, reordered or cut off.

  npm run audit-verify            names the first bad event of each bad chain
  npm run audit-verify -- --seal  first seals the days that have passed; keep the root it prints in another place`

await runCommand(readAsked, async ({ ownerUrl }, { seal }) => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const report = await verifyAudit(client, seal ? londonDay(new Date()) : undefined)
    process.stdout.write(inWords(report))
    if (report.faults.length > 0) process.exitCode = 1
  } finally {
    await client.end()
  }
})

function readAsked(): { seal: boolean } {
  try {
    const { values } = parseArgs({ options: { seal: { type: 'boolean' } } })
    return { seal: values.seal ?? false }
  } catch {
    throw new StartFault(usage, 2)
  }
}

function inWords({ chains, events, faults, root }: AuditReport): string {
  const counted = `${chains} chains, ${events} events`
  const sealed = root ? [`Sealed up to ${root.day}, root ${root.hash}`] : []
  const lines =
    faults.length === 0
      ? [`${counted}, all whole`, ...sealed]
      : [...faults, `${counted}, ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}`, ...sealed]
  return `${lines.join('\n')}\n`
}
