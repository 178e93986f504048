import { encode } from 'uqr'

const border = 2

/** For the camera of a telephone: dark on light in both themes, as cameras want it. */
export function TwoStepCode({ uri }: { uri: string }) {
  const { data, size } = encode(uri, { ecc: 'M', border })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      className="two-step-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="Code for the camera of an authenticator app"
      shapeRendering="crispEdges"
    >
      <path d={dark.join('')} />
    </svg>
  )
}
