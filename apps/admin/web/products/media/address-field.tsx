import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/field.tsx'

/** For what lies elsewhere, or in the shop already. */
export function AddressField({ error, onAdd }: { error: string | undefined; onAdd: (url: string) => void }) {
  const [url, setUrl] = useState('')
  const isAddress = /^(https:\/\/|\/(?!\/))\S+$/.test(url)
  const isWrong = url !== '' && !isAddress
  return (
    <div className="row add-row">
      <TextField
        hidden
        label="Address of a picture"
        placeholder="https://… or a path of this shop"
        value={url}
        onChange={event => setUrl(event.target.value)}
        error={isWrong ? 'An https address, or a path that begins with /' : error}
      />
      <Button
        icon="plus"
        disabled={!isAddress}
        onClick={() => {
          onAdd(url)
          setUrl('')
        }}
      >
        Add
      </Button>
    </div>
  )
}
