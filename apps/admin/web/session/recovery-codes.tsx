import { Button } from '../parts/button.tsx'
import { GateCard } from './gate-card.tsx'

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <GateCard
      title="Keep these recovery codes"
      text="Each replaces the app once, for the day a phone is lost. They are not shown again."
    >
      <ul className="recovery">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="stack">
        <Button icon="copy" onClick={() => void navigator.clipboard.writeText(codes.join('\n'))}>
          Copy all
        </Button>
        <Button look="primary" onClick={onDone}>
          I have kept them: sign in again
        </Button>
      </div>
    </GateCard>
  )
}
