type Change = { address: string; mode?: string; change: { actions: string[] } }
export type PlanChanges = { resource_changes?: Change[] }
export type PlanSummary = { create: string[]; update: string[]; replace: string[]; remove: string[] }

/** A replacement is named apart from a creation: it is the one that an operator must see before saying yes. */
export function summarise({ resource_changes = [] }: PlanChanges): PlanSummary {
  const summary: PlanSummary = { create: [], update: [], replace: [], remove: [] }
  for (const { address, change } of resource_changes) {
    const actions = change.actions.join()
    if (actions === 'create') summary.create.push(address)
    else if (actions === 'update') summary.update.push(address)
    else if (actions === 'delete' || actions === 'forget') summary.remove.push(address)
    else if (actions.includes('create') && actions.includes('delete')) summary.replace.push(address)
  }
  return summary
}

export function summaryText({ create, update, replace, remove }: PlanSummary): string {
  const parts = [
    [create, 'to create'],
    [update, 'to change'],
    [replace, 'to REPLACE'],
    [remove, 'to REMOVE'],
  ] as const
  const said = parts.filter(([list]) => list.length > 0).map(([list, what]) => `${list.length} ${what}`)
  return said.length === 0 ? 'nothing to do' : said.join(', ')
}

/** How many things Terraform does; a replacement is two. */
export function size({ create, update, replace, remove }: PlanSummary): number {
  return create.length + update.length + 2 * replace.length + remove.length
}

export function isEmpty(summary: PlanSummary): boolean {
  return size(summary) === 0
}
