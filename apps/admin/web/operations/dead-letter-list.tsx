import { getRouteApi } from '@tanstack/react-router'
import type { RowSelectionState } from '@tanstack/react-table'
import { useCallback, useMemo, useState } from 'react'
import type { DeadLetter } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { ListPage } from '../parts/list-page.tsx'
import type { View } from '../parts/saved-views.tsx'
import { Empty, Notice } from '../parts/states.tsx'
import { useListSearch } from '../parts/use-list-search.ts'
import { useMay } from '../session/use-me.ts'
import { ConsumerFilter, consumerOf } from './consumer-filter.tsx'
import { deadLetterColumns } from './dead-letter-columns.tsx'
import { DeadLetterDialog } from './dead-letter-dialog.tsx'
import { parkedOf } from './decide.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { RunDialog } from './run-dialog.tsx'
import { useDeadLetters, useDecision } from './use-dead-letters.ts'
import { useDecisionRun } from './use-decision-run.ts'

const route = getRouteApi('/dead-letters')
const views: readonly View[] = [
  { name: 'Parked', search: {} },
  { name: 'Still tried', search: { state: 'retrying' } },
]
const idOf = ({ service, id }: DeadLetter): string => `${service}-${id}`

/** Events that a service could not handle: they rest until somebody decides. */
export function DeadLetterList() {
  const search = route.useSearch()
  const may = useMay()
  const [selection, setSelection] = useState<RowSelectionState>({})
  const [shown, setShown] = useState<DeadLetter>()
  const [discarding, setDiscarding] = useState<readonly DeadLetter[]>()
  const { onSearch } = useListSearch('/dead-letters', search, () => setSelection({}))
  const isParked = search.state !== 'retrying'
  const mayDecide = may('operations.write') && isParked
  const { pages, away, more } = useDeadLetters(isParked ? 'parked' : 'retrying')
  const one = useDecision()
  const many = useDecisionRun()
  const { mutate, isPending } = one
  const redriveOne = useCallback((letter: DeadLetter) => mutate({ decision: 'redrive', letter }), [mutate])
  const columns = useMemo(
    () => deadLetterColumns({ mayDecide, isBusy: isPending, onRedrive: redriveOne }),
    [mayDecide, isPending, redriveOne],
  )
  const rows = pages.rows.filter(letter => !search.of || consumerOf(letter) === search.of)
  const selected = rows.filter(letter => selection[idOf(letter)])
  const redriveAll = () =>
    many.start('redrive', async () => {
      const services = search.of
        ? [search.of.split('/')[0]!]
        : [...new Set(rows.map(({ service }) => service))]
      const found = await Promise.all(services.map(parkedOf))
      return found.flat().filter(letter => !search.of || consumerOf(letter) === search.of)
    })
  const decideSelected = (decision: 'redrive' | 'discard') => {
    many.start(decision, async () => selected)
    setSelection({})
  }
  return (
    <ListPage
      title="Dead letters"
      actions={
        mayDecide &&
        rows.length > 0 && (
          <Button icon="redo" onClick={redriveAll}>
            {search.of ? 'Redrive all of this consumer' : 'Redrive all'}
          </Button>
        )
      }
      kept="dead-letters"
      views={views}
      search={search}
      onSearch={onSearch}
      filters={
        <ConsumerFilter letters={pages.rows} value={search.of} onChange={of => onSearch({ ...search, of })} />
      }
      notice={
        away.length > 0 && (
          <Notice tone="warn">{`No answer from ${away.join(', ')}: what rests there is not in the list.`}</Notice>
        )
      }
      name="dead letters"
      pages={{ ...pages, rows }}
      columns={columns}
      rowId={idOf}
      rowName={({ type, subject }) => `${type} ${subject}`}
      onOpen={setShown}
      {...(mayDecide && { selection, onSelection: setSelection })}
      empty={
        <Empty icon="check" title={isParked ? 'Every event was handled' : 'Nothing is being tried again'}>
          {isParked
            ? 'An event that a service cannot handle rests here after its last try, until somebody has it tried again or discards it.'
            : 'What fails is tried again by itself, with longer and longer pauses. It is parked when nothing helps.'}
        </Empty>
      }
    >
      {more && <p className="list-end">There are older ones: they come once these are decided.</p>}
      {selected.length > 0 && (
        <section className="bulk-bar" aria-label="Selected events">
          <strong className="num">{`${selected.length} selected`}</strong>
          <Button small icon="redo" onClick={() => decideSelected('redrive')}>
            Redrive
          </Button>
          <Button small look="danger" onClick={() => setDiscarding(selected)}>
            Discard
          </Button>
        </section>
      )}
      {shown && (
        <DeadLetterDialog
          letter={shown}
          mayDecide={mayDecide}
          onRedrive={() => {
            redriveOne(shown)
            setShown(undefined)
          }}
          onDiscard={() => {
            setDiscarding([shown])
            setShown(undefined)
          }}
          onClose={() => setShown(undefined)}
        />
      )}
      {discarding && (
        <DiscardDialog
          count={discarding.length}
          busy={isPending}
          onConfirm={() => {
            const [first, ...others] = discarding
            if (others.length > 0) decideSelected('discard')
            else if (first) mutate({ decision: 'discard', letter: first })
            setDiscarding(undefined)
          }}
          onClose={() => setDiscarding(undefined)}
        />
      )}
      {many.run && <RunDialog {...many} run={many.run} />}
    </ListPage>
  )
}
