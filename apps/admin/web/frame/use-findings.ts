import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { NavigateOptions } from '@tanstack/react-router'
import { answerOf } from '../api/answer.ts'
import { catalog, identity, orders } from '../api/clients.ts'
import { moneyText } from '../parts/format.tsx'
import type { IconName } from '../parts/icon.tsx'
import { humanise } from '../parts/status.tsx'
import { type May, useMay } from '../session/use-me.ts'
import { allPlaces } from './navigation.ts'
import { useRested } from './use-rested.ts'

export type Found = {
  readonly id: string
  readonly icon: IconName
  readonly title: string
  readonly note?: string
  readonly to: NavigateOptions
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

export function useFindings(text: string): { found: readonly Found[]; isSearching: boolean } {
  const may = useMay()
  const asked = useRested(text.trim())
  const search = useQuery({
    queryKey: ['search', asked],
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (
        await Promise.all([
          findOrders(asked, may, signal),
          findProducts(asked, may, signal),
          findCustomers(asked, may, signal),
        ])
      ).flat(),
  })
  const remote = asked.length > 1 ? (search.data ?? []) : []
  return { found: [...remote, ...screens(text, may)].slice(0, 14), isSearching: search.isFetching }
}

function screens(text: string, may: May): Found[] {
  const wanted = text.trim().toLowerCase()
  return [
    { name: 'Home', to: '/' as const, icon: 'home' as const },
    ...allPlaces.filter(({ needs }) => may(needs)),
  ]
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name, to, icon }) => ({ id: to, icon, title: name, note: 'Screen', to: { to } }))
}

async function findProducts(q: string, may: May, signal: AbortSignal): Promise<Found[]> {
  if (!may('catalog.read')) return []
  const { items } = await answerOf(catalog('GET /v1/admin/products', { q, limit: 6 }, { signal }))
  return items.map(({ id, title, status }) => ({
    ...{ id, icon: 'products', title, note: humanise(status) },
    to: { to: '/products/$id', params: { id } },
  }))
}

async function findOrders(text: string, may: May, signal: AbortSignal): Promise<Found[]> {
  const number = text.toUpperCase()
  const filter = isEmail(text) ? { email: text } : /^[A-Z0-9-]{3,24}$/.test(number) ? { number } : undefined
  if (!filter || !may('orders.read')) return []
  const { items } = await answerOf(orders('GET /v1/admin/orders', { ...filter, limit: 5 }, { signal }))
  return items.map(({ id, number, total, status }) => ({
    ...{ id, icon: 'orders', title: `Order ${number}`, note: `${moneyText(total)} · ${humanise(status)}` },
    to: { to: '/orders/$id', params: { id } },
  }))
}

async function findCustomers(text: string, may: May, signal: AbortSignal): Promise<Found[]> {
  if (!isEmail(text) || !may('customers.read')) return []
  const { items } = await answerOf(identity('GET /v1/admin/customers', { email: text, limit: 5 }, { signal }))
  return items.map(({ id, name, email }) => ({
    ...{ id, icon: 'customers', title: name || email, note: email },
    to: { to: '/customers/$id', params: { id } },
  }))
}
