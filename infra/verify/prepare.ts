import type { VerifyContext } from './check.ts'
import { runTool } from './run-tool.ts'
import { allGoTools, buildGoTools, pushGoTools } from './tools/go-tools.ts'
import { installPythonTools, pythonTools } from './tools/python-tools.ts'

const versions: [string, string[]][] = [
  ['terraform', ['version']],
  ['tofu', ['version']],
  ['tflint', ['--version']],
  ['conftest', ['--version']],
  ['actionlint', ['--version']],
  ['aws', ['--version']],
  ['zizmor', ['--version']],
  ['go', ['version']],
  ['python3', ['--version']],
]

/** Installs what is missing and says which versions this run is judged by. */
export async function prepare(context: VerifyContext): Promise<void> {
  const began = performance.now()
  await Promise.all([
    buildGoTools(context, context.all ? allGoTools : pushGoTools),
    installPythonTools(context, pythonTools),
  ])
  for (const [tool, args] of versions) {
    const { code, stdout } = await runTool(context, tool, args)
    const first = stdout.split('\n').find(line => /\d/.test(line)) ?? ''
    context.say(`${tool}: ${code === 0 ? first.trim() : 'not here'}`)
  }
  context.say(`tools ready in ${((performance.now() - began) / 1000).toFixed(0)} s`)
}
