import { percentText } from '../parts/format.tsx'

/** One number, and how it moved since the time before. */
export function Figure({
  name,
  value,
  note,
  now,
  then,
}: {
  name: string
  value: string
  note?: string
  now: number
  then: number | undefined
}) {
  const change = then ? (now - then) / then : undefined
  return (
    <div className="figure">
      <span>{name}</span>
      <strong>{value}</strong>
      <small>
        {change === undefined ? (
          (note ?? 'New in this time')
        ) : (
          <>
            <b
              className={change < 0 ? 'down' : 'up'}
            >{`${change < 0 ? '↓' : '↑'} ${percentText(Math.abs(change))}`}</b>
            {` than before${note ? `, ${note}` : ''}`}
          </>
        )}
      </small>
    </div>
  )
}
