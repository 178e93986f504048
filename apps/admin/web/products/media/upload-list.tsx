import { IconButton } from '../../parts/button.tsx'
import { percentText } from '../../parts/format.tsx'
import { Icon } from '../../parts/icon.tsx'
import { objectionTo } from './send-picture.ts'
import type { Upload } from './use-uploads.ts'

type Props = {
  readonly uploads: readonly Upload[]
  readonly onRetry: (upload: Upload) => void
  readonly onDismiss: (id: number) => void
}

/** What is on its way, and what went wrong with which file. */
export function UploadList({ uploads, onRetry, onDismiss }: Props) {
  if (uploads.length === 0) return null
  return (
    <ul className="uploads" aria-label="Uploads" aria-live="polite">
      {uploads.map(upload => (
        <li key={upload.id} data-failed={upload.problem !== undefined || undefined}>
          <Icon name={upload.problem ? 'warn' : 'picture'} />
          <div>
            <span className="ellipsis">{upload.file.name}</span>
            {upload.problem ? <p className="field-error">{upload.problem}</p> : <Bar of={upload} />}
          </div>
          {upload.problem && (
            <>
              {!objectionTo(upload.file) && (
                <IconButton
                  small
                  icon="redo"
                  label={`Send ${upload.file.name} again`}
                  onClick={() => onRetry(upload)}
                />
              )}
              <IconButton
                small
                icon="close"
                label={`Dismiss ${upload.file.name}`}
                onClick={() => onDismiss(upload.id)}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

const whole = 100

function Bar({ of: { file, share } }: { of: Upload }) {
  const percent = Math.round(share * whole)
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={`Upload of ${file.name}`}
      aria-valuenow={percent}
      aria-valuetext={share < 1 ? percentText(share) : 'Being prepared'}
    >
      <i style={{ width: `${percent}%` }} />
    </div>
  )
}
