/** How far something has come that takes longer than one waits for. */
export function Progress({ of, share }: { of: string; share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={`Progress of ${of}`}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}
