import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { VerifyContext } from './check.ts'
import { prepareHeavy } from './prepare.ts'
import { findProviderMirror, writeCliConfig } from './tools/provider-mirror.ts'
import { venvBin } from './tools/python-tools.ts'

type Environment = Readonly<Record<string, string | undefined>>

function providerSettings(given: Environment, scratch: string): Record<string, string> {
  const config = given.TF_CLI_CONFIG_FILE
  if (config !== undefined && existsSync(config)) return { TF_CLI_CONFIG_FILE: config }
  const mirror = findProviderMirror(given.HOME, given.STOA_PROVIDER_MIRROR)
  return mirror === undefined
    ? { TF_CLI_CONFIG_FILE: '' }
    : { TF_CLI_CONFIG_FILE: writeCliConfig(scratch, mirror) }
}

export function verifyContext(root: string, given: Environment, all: boolean): VerifyContext {
  const scratch = join(root, '.stoa', 'verify')
  mkdirSync(scratch, { recursive: true })
  const inherited = Object.entries(given).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('AWS_'),
  )
  const path = [
    join(root, 'bin'),
    venvBin(root, 'aws'),
    join(root, 'node_modules', '.bin'),
    given.PATH ?? '',
  ].join(delimiter)
  let heavy: Promise<void> | undefined
  const context: VerifyContext = {
    all,
    root,
    scratch,
    terraformDir: join(root, 'infra', 'terraform'),
    env: {
      ...Object.fromEntries(inherited),
      ...providerSettings(given, scratch),
      PATH: path,
      CHECKPOINT_DISABLE: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CA_BUNDLE: given.AWS_CA_BUNDLE ?? '',
    },
    say: line => void process.stdout.write(`${line}\n`),
    heavyTools: () => {
      heavy ??= prepareHeavy(context)
      return heavy
    },
  }
  return context
}
