import type { Import } from '../api/shapes.ts'
import { Progress } from '../parts/progress.tsx'

export const isRunning = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'queued' || status === 'running'

export const ImportProgress = ({ of: { processed, total, status } }: { of: Import }) => (
  <Progress of="the import" share={total > 0 ? processed / total : isRunning({ status }) ? 0 : 1} />
)
