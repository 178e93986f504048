import { useNavigate } from '@tanstack/react-router'
import { useShortcut } from '../parts/use-shortcut.ts'
import { useMay } from '../session/use-me.ts'
import { allPlaces, type Place } from './navigation.ts'

export function GoKeys() {
  const may = useMay()
  const navigate = useNavigate()
  useShortcut('g h', () => void navigate({ to: '/' }))
  return allPlaces
    .filter(({ key, needs }) => key && may(needs))
    .map(place => <GoKey key={place.to} place={place} />)
}

function GoKey({ place: { key, to } }: { place: Place }) {
  const navigate = useNavigate()
  useShortcut(`g ${key}`, () => void navigate({ to }))
  return null
}
