import { locale } from '../parts/format.tsx'

/** Figures are kept by days and hours of UTC, and are named by them. */
const timeZone = 'UTC'
const day = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
const shortDay = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short' })
const hour = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' })

export const stepText = (at: number, interval: 'hour' | 'day'): string =>
  interval === 'day' ? day.format(at) : hour.format(at)

export const axisText = (at: number, interval: 'hour' | 'day'): string =>
  interval === 'day' ? shortDay.format(at) : hour.format(at)
