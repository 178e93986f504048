import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Check, pass, problemsOutcome, row, type VerifyContext } from '../check.ts'
import { modulesOf } from '../folders.ts'
import { expression, type HclFile, merge, readHcl, squeeze, type VariableBlock } from '../hcl.ts'
import { readTable } from '../readme-table.ts'

const mostInputs = 20

function inputProblems(name: string, block: VariableBlock, expected: Set<string>): string[] {
  return [
    ...(block.description ? [] : [`${name} has no description`]),
    ...(block.type ? [] : [`${name} has no type`]),
    // A bool is validated by its type: both its values are legal.
    ...(block.validation || expression(block.type) === 'bool' ? [] : [`${name} has no validation`]),
    ...(block.validation && !expected.has(name) ? [`no test makes the validation of ${name} fail`] : []),
  ]
}

function inputTableProblems(markdown: string, variables: Record<string, VariableBlock[]>): string[] {
  const rows = new Map(readTable(markdown, 'Inputs').map(([name = '', ...cells]) => [name, cells]))
  const wrong = Object.entries(variables).flatMap(([name, [block = {}]]) => {
    const cells = rows.get(name)
    if (cells === undefined) return [`README lacks the input ${name}`]
    const [type = '', standard = '', description = ''] = cells
    return [
      ...(squeeze(type) === expression(block.type) ? [] : [`README's type of ${name} is ${type}`]),
      ...((standard === 'required') === !('default' in block)
        ? []
        : [`README's default of ${name} is ${standard}`]),
      ...(squeeze(description) === squeeze(block.description ?? '')
        ? []
        : [`README describes ${name} otherwise`]),
    ]
  })
  const stale = [...rows.keys()]
    .filter(name => !Object.hasOwn(variables, name))
    .map(name => `README has ${name}, the module does not`)
  return [...wrong, ...stale]
}

function outputProblems(markdown: string, outputs: NonNullable<HclFile['output']>): string[] {
  const rows = new Map(
    readTable(markdown, 'Outputs').map(([name = '', description = '']) => [name, description]),
  )
  const wrong = Object.entries(outputs).filter(
    ([name, [block]]) =>
      squeeze(rows.get(name) ?? '') !== squeeze(block?.description ?? '') || !block?.description,
  )
  const stale = [...rows.keys()].filter(name => !Object.hasOwn(outputs, name))
  return [
    ...wrong.map(([name]) => `README and output ${name} differ`),
    ...stale.map(name => `README has output ${name}, the module does not`),
  ]
}

async function moduleProblems(context: VerifyContext, module: string): Promise<string[]> {
  const folder = join(context.terraformDir, 'modules', module)
  const [sources, tests] = await Promise.all([
    readHcl(context, folder, '*.tf'),
    readHcl(context, folder, 'tests/*.tftest.hcl'),
  ])
  const markdown = readFileSync(join(folder, 'README.md'), 'utf8')
  const variables = merge(sources, 'variable')
  const runs = tests.flatMap(file => Object.values(file.run ?? {}).flat())
  const expected = new Set(
    runs.flatMap(run => run.expect_failures ?? []).map(name => expression(name).replace(/^var\./, '')),
  )
  const count = Object.keys(variables).length
  return [
    ...(count > mostInputs ? [`${count} inputs, more than ${mostInputs}`] : []),
    ...(Object.keys(merge(sources, 'provider')).length > 0 ? ['a module configures no provider'] : []),
    ...Object.entries(merge(sources, 'module')).flatMap(([name, [call]]) =>
      call?.depends_on ? [`module ${name} has depends_on`] : [],
    ),
    ...Object.entries(variables).flatMap(([name, [block = {}]]) => inputProblems(name, block, expected)),
    ...inputTableProblems(markdown, variables),
    ...outputProblems(markdown, merge(sources, 'output')),
  ].map(problem => `${module}: ${problem}`)
}

export const moduleFacts: Check = {
  name: 'module-facts',
  when: 'push',
  lane: 'compute',
  run: async context => {
    const modules = modulesOf(context)
    const proof =
      'parsed HCL: <= 20 inputs, described, typed, validated, every validation failed by a test, README in sync'
    const prove = async () => {
      const problems = await Promise.all(modules.map(module => moduleProblems(context, module)))
      return modules.length === 0
        ? pass('no module yet')
        : problemsOutcome(problems.flat(), `${modules.length} modules`)
    }
    return [await row('modules', proof, prove)]
  },
}
