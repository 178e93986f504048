import type { Import } from '../api/shapes.ts'

export const isRunning = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'queued' || status === 'running'

export function ImportProgress({ of: { processed, total, status } }: { of: Import }) {
  const share = total > 0 ? processed / total : isRunning({ status }) ? 0 : 1
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label="Progress of the import"
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <i style={{ width: `${share * 100}%` }} />
    </div>
  )
}
