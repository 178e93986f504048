import { Link } from '@tanstack/react-router'
import { IconButton } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { useMay } from '../session/use-me.ts'
import { navigation } from './navigation.ts'

export function Sidebar({ onClose }: { onClose: () => void }) {
  const may = useMay()
  const groups = navigation
    .map(group => ({ ...group, places: group.places.filter(({ needs }) => may(needs)) }))
    .filter(({ places }) => places.length > 0)
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a click beside the drawer closes it; the button in it does for keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div className="veil" onClick={onClose} />
      <nav className="sidebar" id="sidebar" aria-label="Administration">
        <div className="brand">
          <img src="/admin/mark.svg" alt="" width={22} height={22} />
          <span>Marl</span>
          <a href="/" className="to-shop" title="Open the shop" aria-label="Open the shop">
            <Icon name="shop" />
          </a>
          <IconButton icon="close" label="Close the navigation" onClick={onClose} />
        </div>
        <ul>
          <li>
            <Link to="/" activeOptions={{ exact: true }} className="place">
              <Icon name="home" />
              Home
            </Link>
          </li>
        </ul>
        {groups.map(({ title, places }) => (
          <div key={title}>
            <h2>{title}</h2>
            <ul>
              {places.map(({ name, to, icon }) => (
                <li key={to}>
                  <Link to={to} className="place">
                    <Icon name={icon} />
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </>
  )
}
