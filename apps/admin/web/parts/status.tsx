type Tone = 'neutral' | 'ok' | 'warn' | 'danger' | 'info'

const tones: Readonly<Record<string, Tone>> = {
  ...words(
    'ok',
    'active published paid fulfilled delivered done succeeded applied refunded exchanged enabled accepted sent',
  ),
  ...words(
    'warn',
    'unfulfilled partly-fulfilled partly-paid scheduled requested awaiting-payment waiting running queued pending invited authorised cancelling undoing partly-refunded partly-returned retrying',
  ),
  ...words('danger', 'failed blocked rejected stuck dead disabled parked'),
  ...words('info', 'open approved received inspected shipped applying'),
}

function words(tone: Tone, names: string): Record<string, Tone> {
  return Object.fromEntries(names.split(' ').map(name => [name, tone]))
}

/** Words of an open list: one that is not known yet is shown as it is. */
export function Status({ of, text }: { of: string; text?: string }) {
  return (
    <span className={`status ${tones[of] ?? 'neutral'}`}>
      <i aria-hidden="true" />
      {text ?? humanise(of)}
    </span>
  )
}

export function humanise(word: string): string {
  const spaced = word.replaceAll(/[-_.]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
