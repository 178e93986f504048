import { Dialog } from '../parts/dialog.tsx'
import { useMay } from '../session/use-me.ts'
import { allPlaces } from './navigation.ts'

const everywhere: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Search or jump to'],
  ['?', 'This list'],
  ['g h', 'Home'],
]
const inLists: readonly (readonly [string, string])[] = [
  ['j  k', 'Down and up a list'],
  ['Enter', 'Open the row'],
  ['x', 'Select the row'],
  ['n', 'New, where there can be one'],
]
const inForms: readonly (readonly [string, string])[] = [
  ['Ctrl S', 'Save'],
  ['Esc', 'Close a dialog'],
]

export function ShortcutList({ onClose }: { onClose: () => void }) {
  const may = useMay()
  const places = allPlaces
    .filter(({ key, needs }) => key && may(needs))
    .map(({ key, name }) => [`g ${key}`, name] as const)
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose} wide>
      <div className="shortcuts">
        <Keys title="Everywhere" of={[...everywhere, ...places]} />
        <div>
          <Keys title="In lists" of={inLists} />
          <Keys title="In forms" of={inForms} />
        </div>
      </div>
    </Dialog>
  )
}

function Keys({ title, of }: { title: string; of: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {of.map(([keys, what]) => (
          <div key={keys}>
            <dt>{keys.split(' ').map(key => key && <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
