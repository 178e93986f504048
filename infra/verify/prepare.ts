import type { VerifyContext } from './check.ts'
import { runTool } from './run-tool.ts'
import { allGoTools, buildGoTools, pushGoTools } from './tools/go-tools.ts'
import { installPythonTools, pythonTools } from './tools/python-tools.ts'

type Versions = [string, string[]][]
const lightVersions: Versions = [
  ['terraform', ['version']],
  ['actionlint', ['--version']],
  ['aws', ['--version']],
  ['zizmor', ['--version']],
  ['go', ['version']],
  ['python3', ['--version']],
]
const heavyVersions: Versions = [
  ['tofu', ['version']],
  ['tflint', ['--version']],
  ['conftest', ['--version']],
]

async function sayVersions(context: VerifyContext, tools: Versions): Promise<void> {
  for (const [tool, args] of tools) {
    const { code, stdout } = await runTool(context, tool, args)
    const first = stdout.split('\n').find(line => /\d/.test(line)) ?? ''
    context.say(`${tool}: ${code === 0 ? first.trim() : 'not here'}`)
  }
}

/** What every check wants; seconds. */
export async function prepareLight(context: VerifyContext): Promise<void> {
  await Promise.all([buildGoTools(context, ['small']), installPythonTools(context, ['aws'])])
  await sayVersions(context, lightVersions)
}

/** What some checks want; minutes when cold, so it is made while the emulator's lane already waits for resources. */
export async function prepareHeavy(context: VerifyContext): Promise<void> {
  const began = performance.now()
  await buildGoTools(context, context.all ? allGoTools : pushGoTools)
  await installPythonTools(context, pythonTools)
  await sayVersions(context, heavyVersions)
  context.say(`all tools ready in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
