import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { RowSelectionState } from '@tanstack/react-table'
import { useCallback, useMemo, useState } from 'react'
import type { DeadLetter } from '../api/shapes.ts'
import { Button } from '../parts/button.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Page } from '../parts/page.tsx'
import { SavedViews, type View } from '../parts/saved-views.tsx'
import { Empty, Notice } from '../parts/states.tsx'
import { useMay } from '../session/use-me.ts'
import { deadLetterColumns } from './dead-letter-columns.tsx'
import { DeadLetterDialog } from './dead-letter-dialog.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { useDeadLetters, useDecision } from './use-dead-letters.ts'

const route = getRouteApi('/dead-letters')
const views: readonly View[] = [
  { name: 'Parked', search: {} },
  { name: 'Still tried', search: { state: 'retrying' } },
]
const idOf = ({ service, id }: DeadLetter): string => `${service}-${id}`

/** Events that a service could not handle: they rest until somebody decides. */
export function DeadLetterList() {
  const search = route.useSearch()
  const navigate = useNavigate()
  const may = useMay()
  const [selection, setSelection] = useState<RowSelectionState>({})
  const [shown, setShown] = useState<DeadLetter>()
  const [discarding, setDiscarding] = useState<readonly DeadLetter[]>()
  const isParked = search.state !== 'retrying'
  const mayDecide = may('operations.write') && isParked
  const { pages, away, more } = useDeadLetters(isParked ? 'parked' : 'retrying')
  const decision = useDecision()
  const { mutate, isPending } = decision
  const redrive = useCallback(
    (letters: readonly DeadLetter[]) => {
      mutate({ decision: 'redrive', letters })
      setSelection({})
    },
    [mutate],
  )
  const columns = useMemo(
    () => deadLetterColumns({ mayDecide, isBusy: isPending, onLook: setShown, onRedrive: redrive }),
    [mayDecide, isPending, redrive],
  )
  const selected = pages.rows.filter(letter => selection[idOf(letter)])
  return (
    <Page title="Dead letters" fill>
      <div className="toolbar">
        <SavedViews
          of="dead-letters"
          builtIn={views}
          search={search}
          onSearch={next => {
            setSelection({})
            void navigate({ to: '/dead-letters', search: next, replace: true })
          }}
        />
      </div>
      {away.length > 0 && (
        <div className="inset">
          <Notice tone="warn">{`No answer from ${away.join(', ')}: what rests there is not in the list.`}</Notice>
        </div>
      )}
      <DataTable
        name="dead letters"
        pages={pages}
        columns={columns}
        rowId={idOf}
        rowName={({ type, subject }) => `${type} ${subject}`}
        {...(mayDecide && { selection, onSelection: setSelection })}
        empty={
          <Empty icon="check" title={isParked ? 'Every event was handled' : 'Nothing is being tried again'}>
            {isParked
              ? 'An event that a service cannot handle rests here after its last try, until somebody has it tried again or discards it.'
              : 'What fails is tried again by itself, with longer and longer pauses. It is parked when nothing helps.'}
          </Empty>
        }
      />
      {more && <p className="list-end">There are older ones: they come once these are decided.</p>}
      {selected.length > 0 && (
        <section className="bulk-bar" aria-label="Selected events">
          <strong className="num">{`${selected.length} selected`}</strong>
          <Button small icon="redo" busy={isPending} onClick={() => redrive(selected)}>
            Redrive
          </Button>
          <Button small look="danger" busy={isPending} onClick={() => setDiscarding(selected)}>
            Discard
          </Button>
        </section>
      )}
      {shown && (
        <DeadLetterDialog
          letter={shown}
          mayDecide={mayDecide}
          onRedrive={() => {
            redrive([shown])
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
          letters={discarding}
          decision={decision}
          onClose={() => {
            setDiscarding(undefined)
            setSelection({})
          }}
        />
      )}
    </Page>
  )
}
