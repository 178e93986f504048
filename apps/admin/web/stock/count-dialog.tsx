import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { inventory } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'

/** A count of the shelves as a file; what is wrong is told by its row, the rest is booked. */
export function CountDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File>()
  const [dryRun, setDryRun] = useState(true)
  const send = useMutation({
    mutationFn: (body: File) => {
      const isCsv = body.name.toLowerCase().endsWith('.csv')
      return answerOf(
        inventory(
          'POST /v1/admin/stock-imports',
          { format: isCsv ? 'csv' : 'ndjson', dryRun },
          { body, contentType: isCsv ? 'text/csv' : 'application/x-ndjson' },
        ),
      )
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['stock'] }),
  })
  const told = send.data
  return (
    <Dialog
      title="Import a count"
      onClose={onClose}
      onSubmit={() => file && send.mutate(file)}
      footer={
        <Button look="primary" type="submit" disabled={!file} busy={send.isPending}>
          {dryRun ? 'Check the file' : 'Book the count'}
        </Button>
      }
    >
      {send.error && <Notice tone="danger">{sentenceOf(send.error)}</Notice>}
      {told && (
        <Notice tone={told.failed > 0 ? 'warn' : 'ok'}>
          {`${told.rows} rows: ${told.changed} differ, ${told.unchanged} are as known, ${told.failed} are wrong.`}
        </Notice>
      )}
      {told && told.errors.length > 0 && (
        <ul className="row-errors" aria-label="What is wrong">
          {told.errors.map(({ row, pointer, detail }) => (
            <li key={`${row}-${pointer}`}>
              <strong className="num">{`Row ${row}`}</strong> {`${pointer.replace(/^\//, '')} ${detail}`}
            </li>
          ))}
        </ul>
      )}
      <TextField
        label="File"
        type="file"
        accept=".csv,.ndjson,.jsonl"
        className="input file-input"
        hint="CSV or NDJSON with sku, location, quantity and reason: what the export writes."
        onChange={event => {
          send.reset()
          setFile(event.target.files?.[0])
        }}
      />
      <Checkbox
        label="Check only"
        hint="Nothing is booked; every problem is told"
        checked={dryRun}
        onChange={event => setDryRun(event.target.checked)}
      />
    </Dialog>
  )
}
