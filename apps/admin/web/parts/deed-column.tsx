import { Button } from './button.tsx'
import type { Column } from './data-table.tsx'

type Deed<T> = {
  readonly name: string
  readonly danger?: boolean
  /** For rows that it makes no sense for, and for those who may not. */
  readonly when?: (row: T) => boolean
  readonly isBusy?: (row: T) => boolean
  readonly onDo: (row: T) => void
}

/** The one thing that is done to a row of a list, at its end. */
export const deedColumn = <T,>({ name, danger, when, isBusy, onDo }: Deed<T>): Column<T> => ({
  id: 'do',
  header: '',
  end: true,
  cell: row =>
    (when?.(row) ?? true) && (
      <Button
        small
        {...(danger && { look: 'danger' as const })}
        busy={isBusy?.(row) ?? false}
        onClick={() => onDo(row)}
      >
        {name}
      </Button>
    ),
})
