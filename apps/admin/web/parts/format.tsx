import { format, toDecimal } from '@stoa/kernel/money-format'
import { useEffect, useState } from 'react'
import type { Money } from '../api/shapes.ts'
import { understood } from '../understood-language.ts'

export const locale = understood(navigator.language)
const minuteMs = 60_000

export const countText = (count: number): string => new Intl.NumberFormat(locale).format(count)
export const percentText = (share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(share)

export const moneyText = (money: Money): string => format(money, locale)

/** Where there is little room: thousands and millions by one letter. */
export const shortMoneyText = (money: Money): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(Number(toDecimal(money)))

const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })

const countries = new Intl.DisplayNames(locale, { type: 'region' })
export const countryName = (code: string): string => countries.of(code) ?? code

export const dateTimeText = (instant: string): string => full.format(new Date(instant))
export const dateText = (instant: string): string => day.format(new Date(instant))

/** Near times by their distance, far ones by their date; the exact time is a hover away. */
export function When({ at }: { at: string }) {
  const now = useMinute()
  return (
    <time dateTime={at} title={dateTimeText(at)}>
      {agoText(at, now)}
    </time>
  )
}

function agoText(at: string, now: number): string {
  const minutes = Math.round((Date.parse(at) - now) / minuteMs)
  const distance = Math.abs(minutes)
  if (distance < 1) return 'just now'
  if (distance < 60) return relative.format(minutes, 'minute')
  if (distance < 24 * 60) return relative.format(Math.round(minutes / 60), 'hour')
  if (distance < 7 * 24 * 60) return relative.format(Math.round(minutes / 1440), 'day')
  return dateText(at)
}

function useMinute(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), minuteMs)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** A field of type datetime-local knows no zone: it is the viewer's own. */
export function toLocalInput(instant: string | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16)
}
export const fromLocalInput = (text: string): string | undefined =>
  text === '' ? undefined : new Date(text).toISOString()
