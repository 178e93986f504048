#!/usr/bin/env node
import { runCost } from './cost/command.ts'
import { runDeploy } from './deploy/command.ts'
import { runDestroy } from './deploy/destroy.ts'
import { runDoctor } from './deploy/doctor.ts'
import { runUrls } from './deploy/urls.ts'
import { usage } from './usage.ts'
import { UsageError } from './usage-error.ts'

const commands = {
  // It alone needs the services: the others start without loading them.
  admin: async (args: string[], env: NodeJS.ProcessEnv) =>
    (await import('./admin/command.ts')).runAdmin(args, env),
  cost: runCost,
  deploy: runDeploy,
  destroy: runDestroy,
  doctor: runDoctor,
  urls: runUrls,
} as const

function isCommand(name: string | undefined): name is keyof typeof commands {
  return name !== undefined && Object.hasOwn(commands, name)
}

const [name, ...args] = process.argv.slice(2)
const asksHelp = name === undefined || name === 'help' || process.argv.includes('--help') || name === '-h'
if (asksHelp) {
  process.stdout.write(usage)
} else if (!isCommand(name)) {
  process.stderr.write(`stoa: there is no command '${name}'\n\n${usage}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await commands[name](args, process.env)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`stoa ${name}: ${error.message}\n`)
    process.exitCode = 2
  }
}
