import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answerOf, sentenceOf } from '../api/answer.ts'
import { catalog } from '../api/clients.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Checkbox, TextField } from '../parts/field.tsx'
import { Notice } from '../parts/states.tsx'
import { useGoOn } from '../parts/use-go-on.ts'

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const goOn = useGoOn()
  const [file, setFile] = useState<File>()
  const [dryRun, setDryRun] = useState(false)
  const [publish, setPublish] = useState(false)
  const start = useMutation({
    mutationFn: (body: File) => {
      const isCsv = body.name.toLowerCase().endsWith('.csv')
      return answerOf(
        catalog(
          'POST /v1/admin/imports',
          { format: isCsv ? 'csv' : 'ndjson', dryRun, publish },
          { body, contentType: isCsv ? 'text/csv' : 'application/x-ndjson' },
        ),
      )
    },
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['imports'] })
      goOn({ to: '/imports/$id', params: { id } })
    },
  })
  return (
    <Dialog
      title="Import products"
      onClose={onClose}
      onSubmit={() => file && start.mutate(file)}
      footer={
        <Button look="primary" type="submit" disabled={!file} busy={start.isPending}>
          {dryRun ? 'Check the file' : 'Import'}
        </Button>
      }
    >
      {start.error && <Notice tone="danger">{sentenceOf(start.error)}</Notice>}
      <TextField
        label="File"
        type="file"
        accept=".csv,.ndjson,.jsonl"
        className="input file-input"
        hint="CSV with one variant a row, or NDJSON with one product a line. Prices are in minor units: 1250 is 12.50."
        onChange={event => setFile(event.target.files?.[0])}
      />
      <Checkbox
        label="Check only"
        hint="Nothing is written; every problem is told"
        checked={dryRun}
        onChange={event => setDryRun(event.target.checked)}
      />
      <Checkbox
        label="Publish what is imported"
        hint="Otherwise new products are drafts"
        checked={publish}
        onChange={event => setPublish(event.target.checked)}
      />
    </Dialog>
  )
}
