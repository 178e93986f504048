import { parseArgs } from 'node:util'
import { migrateFleet } from '@stoa/fleet/migrate-fleet'
import { settings } from './settings.ts'

/** Brings the databases up to this release: `--phase expand` before it is rolled out, `--phase all` when it is everywhere. */
try {
  const { values } = parseArgs({ options: { phase: { type: 'string', default: 'all' } } })
  if (values.phase !== 'all' && values.phase !== 'expand')
    throw new Error(`--phase must be expand or all, not '${values.phase}'`)
  await migrateFleet({ ...settings(process.env), phase: values.phase, log: line => console.log(line) })
  console.log('The databases are up to date.')
} catch (error) {
  console.error(`Not migrated: ${(error as Error).message}`)
  process.exitCode = 1
}
