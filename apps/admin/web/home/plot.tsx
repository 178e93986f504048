import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useIsDark } from '../frame/theme.ts'
import { locale } from '../parts/format.tsx'
import { plotOptions } from './plot-options.ts'

type Props = {
  readonly name: string
  readonly steps: readonly number[]
  readonly values: readonly number[]
  readonly text: (value: number) => string
  readonly look: 'area' | 'bars'
}

const msOfSecond = 1000

/** Drawn on a canvas; the same figures stand beside it as a table for those who do not see it. */
export function Plot({ name, steps, values, text, look }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const isDark = useIsDark()
  useEffect(() => {
    const holder = box.current!
    const style = getComputedStyle(document.documentElement)
    const probe = (colour: string) => {
      holder.style.color = `var(--${colour})`
      return getComputedStyle(holder).color
    }
    const colours = { line: probe('accent'), grid: probe('hairline'), text: probe('muted'), dark: isDark }
    const options = plotOptions({ colours, look, text, font: style.fontFamily, width: holder.clientWidth })
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
  }, [steps, values, look, text, isDark])
  const shown = steps.flatMap((at, index) => (values[index] ? [[at, values[index]!] as const] : []))
  return (
    <>
      <div className="plot" ref={box} aria-hidden="true" />
      <table className="unseen">
        <caption>{name} by time, where there was any</caption>
        <tbody>
          {shown.map(([at, value]) => (
            <tr key={at}>
              <th scope="row">{new Date(at).toLocaleString(locale)}</th>
              <td>{text(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
