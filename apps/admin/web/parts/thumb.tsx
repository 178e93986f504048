import { smallOf } from '../products/small-picture.ts'
import { Icon } from './icon.tsx'

/** What a product looks like, beside its name: the name says it to those who do not see it. */
export function Thumb({ url, colour }: { url: string | undefined; colour?: string | undefined }) {
  if (url === undefined)
    return (
      <span className="thumb none">
        <Icon name="picture" />
      </span>
    )
  return (
    <img
      className="thumb"
      src={smallOf(url)}
      alt=""
      loading="lazy"
      {...(colour && { style: { background: colour } })}
    />
  )
}
