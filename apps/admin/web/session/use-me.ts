import { useQuery } from '@tanstack/react-query'
import { answerOf, hasEnded } from '../api/answer.ts'
import { identity } from '../api/clients.ts'
import type { Me, Permission } from '../api/shapes.ts'
import { wasHere } from './was-here.ts'

/** Who is signed in; null when nobody is. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    staleTime: 60_000,
    queryFn: async (): Promise<Me | null> => {
      if (!wasHere.get()) return null
      try {
        const me = await answerOf(identity('GET /v1/admin/me', {}))
        wasHere.set(true)
        return me
      } catch (error) {
        if (hasEnded(error)) {
          wasHere.set(false)
          return null
        }
        throw error
      }
    },
  })

export type May = (permission: Permission) => boolean

/** What is not allowed is not shown; the API refuses it all the same. */
export function useMay(): May {
  const held = useMe().data?.permissions ?? []
  return permission => held.includes('*') || held.includes(permission)
}
