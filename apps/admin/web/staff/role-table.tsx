import type { Role } from '../api/shapes.ts'
import { Icon } from '../parts/icon.tsx'
import { humanise } from '../parts/status.tsx'

const areaOf = (permission: string): string => permission.split('.')[0]!
const deedOf = (permission: string): string => permission.split('.')[1] ?? ''

/** Who may do what at a glance: a column for each role, a row for each area. */
export function RoleTable({ roles }: { roles: readonly Role[] }) {
  const known = [...new Set(roles.flatMap(({ permissions }) => permissions))].filter(word => word !== '*')
  const areas = [...new Set(known.map(areaOf))]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll with the keyboard
    <section className="table-frame" aria-label="What each role may do" tabIndex={0}>
      <table className="mini-table role-table">
        <thead>
          <tr>
            <th>Area</th>
            {roles.map(({ name, description }) => (
              <th key={name} title={description}>
                {humanise(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {areas.map(area => (
            <tr key={area}>
              <th scope="row">{humanise(area)}</th>
              {roles.map(role => (
                <td key={role.name}>
                  <Deeds of={role} area={area} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Deeds({ of: { permissions }, area }: { of: Role; area: string }) {
  if (permissions.includes('*'))
    return (
      <span className="row">
        <Icon name="check" size={14} />
        All
      </span>
    )
  const deeds = permissions.filter(permission => areaOf(permission) === area).map(deedOf)
  if (deeds.length === 0)
    return (
      <span className="quiet-text">
        <span aria-hidden="true">–</span>
        <span className="unseen">Nothing</span>
      </span>
    )
  return <span>{humanise(deeds.join(', '))}</span>
}
