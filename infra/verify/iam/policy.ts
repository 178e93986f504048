export type Statement = {
  Sid?: string
  Effect: 'Allow' | 'Deny'
  Action?: string | string[]
  NotAction?: string | string[]
  Resource?: string | string[]
  NotResource?: string | string[]
  Condition?: Record<string, Record<string, string | string[] | boolean>>
}
export type Policy = { Version?: string; Statement: Statement | Statement[] }
export type Request = { action: string; resource: string; context?: Record<string, string> }
export type Decision = 'allow' | 'deny' | 'nothing says so'

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

/** IAM's wildcards: any run of characters, one character; actions compare without case, resources with. */
export function matches(pattern: string, value: string, ignoreCase = false): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, ignoreCase ? 'is' : 's').test(value)
}

const operators: Record<string, (wanted: string, found: string) => boolean> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: matches,
  StringNotEquals: (wanted, found) => wanted !== found,
  ArnEquals: matches,
  ArnLike: matches,
  Bool: (wanted, found) => wanted === found,
}

function conditionHolds(statement: Statement, context: Record<string, string>): boolean {
  return Object.entries(statement.Condition ?? {}).every(([name, keys]) => {
    const operator = operators[name.replace(/^ForAnyValue:|^ForAllValues:|IfExists$/g, '')]
    if (operator === undefined) throw new Error(`the evaluator does not know the condition operator ${name}`)
    return Object.entries(keys).every(([key, wanted]) => {
      const found = context[key]
      if (found === undefined) return name.endsWith('IfExists')
      return list(wanted).some(one => operator(String(one), found))
    })
  })
}

function applies(statement: Statement, { action, resource, context = {} }: Request): boolean {
  const actions = statement.NotAction
    ? !list(statement.NotAction).some(pattern => matches(pattern, action, true))
    : list(statement.Action).some(pattern => matches(pattern, action, true))
  const resources = statement.NotResource
    ? !list(statement.NotResource).some(pattern => matches(pattern, resource))
    : list(statement.Resource ?? '*').some(pattern => matches(pattern, resource))
  return actions && resources && conditionHolds(statement, context)
}

/** A deny wins over every allow; what nothing allows is refused. */
export function decide(policies: Policy[], request: Request): Decision {
  const found = policies
    .flatMap(policy => list(policy.Statement))
    .filter(statement => applies(statement, request))
  if (found.some(({ Effect }) => Effect === 'Deny')) return 'deny'
  return found.some(({ Effect }) => Effect === 'Allow') ? 'allow' : 'nothing says so'
}
