type Scheduled = { readonly active?: boolean; readonly startsAt?: string; readonly endsAt?: string }

export const runningState = ({
  active,
  startsAt,
  endsAt,
}: Scheduled): 'active' | 'scheduled' | 'ended' | 'off' => {
  const now = new Date().toISOString()
  if (active === false) return 'off'
  if (startsAt && startsAt > now) return 'scheduled'
  return endsAt && endsAt <= now ? 'ended' : 'active'
}
