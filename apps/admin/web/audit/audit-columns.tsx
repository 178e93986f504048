import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answerOf } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Column } from '../parts/data-table.tsx'
import { When } from '../parts/format.tsx'
import { humanise } from '../parts/status.tsx'
import { useMay } from '../session/use-me.ts'
import { changesText } from './changes-text.ts'

type Entry = { readonly at: string; readonly actor: string; readonly action: string; readonly entity: string }

const kinds: Readonly<Record<string, string>> = { system: 'The shop', key: 'API key', guest: 'A guest' }

/** Who did it by name, as far as one may know the staff. */
export function useAuditColumns(): readonly Column<Entry>[] {
  const may = useMay()
  const staff = useQuery({
    queryKey: ['staff', 'names'],
    enabled: may('staff.read'),
    staleTime: 60_000,
    queryFn: ({ signal }) => answerOf(identity('GET /v1/admin/staff', { limit: 100 }, { signal })),
  }).data?.items
  return useMemo(() => {
    const names = new Map(staff?.map(({ id, name, email }) => [id, name || email]))
    return columnsWith(names)
  }, [staff])
}

const columnsWith = (names: ReadonlyMap<string, string>): readonly Column<Entry>[] => [
  { id: 'what', header: 'What', width: '220px', cell: ({ action }) => humanise(action) },
  { id: 'who', header: 'Who', width: '200px', cell: ({ actor }) => <Who actor={actor} names={names} /> },
  {
    id: 'entity',
    header: 'On',
    wide: true,
    width: '270px',
    cell: ({ entity }) => names.get(entity) ?? <span className="mono">{entity}</span>,
  },
  {
    id: 'changes',
    header: 'Changes',
    wide: true,
    cell: entry => (
      <small className="clip" title={changesText(entry)}>
        {changesText(entry)}
      </small>
    ),
  },
  { id: 'at', header: 'When', end: true, width: '130px', cell: ({ at }) => <When at={at} /> },
]

function Who({ actor, names }: { actor: string; names: ReadonlyMap<string, string> }) {
  const [kind = '', ...rest] = actor.split(':')
  const id = rest.join(':')
  const name = names.get(id)
  if (name) return <span title={actor}>{name}</span>
  return (
    <span className="name-cell" title={actor}>
      {kinds[kind] ?? humanise(kind)}
      <small className="mono ellipsis">{id}</small>
    </span>
  )
}
