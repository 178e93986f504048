import { useEffect, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useIsDark } from '../frame/theme.ts'
import { plotOptions } from './plot-options.ts'
import { stepText } from './step-text.ts'

type Props = {
  readonly name: string
  readonly interval: 'hour' | 'day'
  readonly steps: readonly number[]
  readonly values: readonly number[]
  readonly text: (value: number) => string
  /** Beside the axis, where there is little room. */
  readonly shortText: (value: number) => string
  readonly look: 'area' | 'bars'
}

const msOfSecond = 1000

/** Drawn on a canvas; the same figures stand beside it as a table for those who do not see it. */
export function Plot({ name, interval, steps, values, text, shortText, look }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number>()
  const isDark = useIsDark()
  useEffect(() => {
    const holder = box.current!
    const options = plotOptions({
      ...{ colours: coloursOf(holder), interval, look, text: shortText, width: holder.clientWidth },
      font: getComputedStyle(document.documentElement).fontFamily,
      onPoint: setPointed,
      // The canvas is drawn anew when the theme changes, with the colours that hold then.
      dark: isDark,
    })
    const data: uPlot.AlignedData = [steps.map(at => at / msOfSecond), [...values]]
    const plot = new uPlot(options, data, holder)
    const observer = new ResizeObserver(() =>
      plot.setSize({ width: holder.clientWidth, height: options.height }),
    )
    observer.observe(holder)
    return () => {
      observer.disconnect()
      plot.destroy()
    }
  }, [steps, values, interval, look, shortText, isDark])
  const shown = steps.flatMap((at, index) => (values[index] ? [[at, values[index]!] as const] : []))
  const at = pointed === undefined ? undefined : steps[pointed]
  return (
    <div className="plot-frame">
      <p className="plot-point" aria-hidden="true">
        {at !== undefined && (
          <>
            {stepText(at, interval)} <strong>{text(values[pointed!] ?? 0)}</strong>
          </>
        )}
      </p>
      <div className="plot" ref={box} aria-hidden="true" />
      {shown.length === 0 && <p className="plot-empty">None in this time</p>}
      <table className="unseen">
        <caption>{name} by time, where there was any</caption>
        <tbody>
          {shown.map(([step, value]) => (
            <tr key={step}>
              <th scope="row">{stepText(step, interval)}</th>
              <td>{text(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A canvas knows no variables: each is asked of the page, and at once, whatever fades there. */
function coloursOf(holder: HTMLElement) {
  const probe = holder.ownerDocument.createElement('i')
  probe.style.setProperty('transition', 'none', 'important')
  holder.append(probe)
  const of = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const colours = { line: of('accent'), grid: of('hairline'), text: of('muted'), surface: of('surface') }
  probe.remove()
  return colours
}
