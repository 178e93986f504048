import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { countText } from '../parts/format.tsx'
import { Progress } from '../parts/progress.tsx'
import { Notice } from '../parts/states.tsx'
import { Status } from '../parts/status.tsx'
import type { Run, RunRow, useDecisionRun } from './use-decision-run.ts'

const words = {
  redrive: { doing: 'Redriving', done: 'Tried again', past: 'tried again' },
  discard: { doing: 'Discarding', done: 'Discarded', past: 'discarded' },
} as const
const shownRows = 200
/** What failed is looked at first, what is done last. */
const rank = { failed: 0, waiting: 1, done: 2 } as const

/** How far it has come, and what became of each. */
export function RunDialog({ run, stop, close, start }: ReturnType<typeof useDecisionRun> & { run: Run }) {
  const { phase, rows, decision, problem } = run
  const failed = rows.filter(({ state }) => state === 'failed')
  const settled = rows.filter(({ state }) => state !== 'waiting').length
  const done = settled - failed.length
  const isOver = phase === 'ended'
  const { doing, past } = words[decision]
  const events = rows.length === 1 ? 'event is' : 'events are'
  return (
    <Dialog
      title={
        isOver
          ? `${countText(done)} of ${countText(rows.length)} ${events} ${past}`
          : `${doing} ${countText(rows.length)} events`
      }
      wide
      onClose={isOver ? close : stop}
      footer={
        isOver ? (
          <>
            {failed.length > 0 && (
              <Button icon="redo" onClick={() => start(decision, async () => failed.map(row => row.letter))}>
                {failed.length === 1 ? 'Try the failed one again' : `Try the ${failed.length} failed again`}
              </Button>
            )}
            <Button look="primary" onClick={close}>
              Close
            </Button>
          </>
        ) : (
          <Button onClick={stop}>Stop</Button>
        )
      }
    >
      {problem && <Notice tone="danger">{problem}</Notice>}
      <div className="run-progress">
        <Progress of="the decision" share={rows.length === 0 ? (isOver ? 1 : 0) : settled / rows.length} />
        <small className="num" aria-live="polite">
          {phase === 'finding'
            ? 'Looking for all of them…'
            : `${countText(settled)} of ${countText(rows.length)}, ${countText(failed.length)} failed`}
        </small>
      </div>
      <ul className="run-rows" aria-label="Result of each event">
        {rows
          .toSorted((a, b) => rank[a.state] - rank[b.state])
          .slice(0, shownRows)
          .map(row => (
            <RunLine key={`${row.letter.service}-${row.letter.id}`} row={row} done={words[decision].done} />
          ))}
      </ul>
      {rows.length > shownRows && (
        <p className="quiet-text">{`and ${countText(rows.length - shownRows)} more, of which none failed that is not shown`}</p>
      )}
    </Dialog>
  )
}

const RunLine = ({ row: { letter, state, problem }, done }: { row: RunRow; done: string }) => (
  <li>
    <span className="name-cell">
      {letter.type}
      <small className="mono ellipsis">{letter.subject}</small>
      {problem && <small className="problem">{problem}</small>}
    </span>
    <Status
      of={state === 'waiting' ? 'neutral' : state}
      text={{ waiting: 'Waiting', done, failed: 'Failed' }[state]}
    />
  </li>
)
