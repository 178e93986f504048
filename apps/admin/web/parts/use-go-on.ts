import { type NavigateOptions, useRouter } from '@tanstack/react-router'
import { useState } from 'react'

/** Where an answer leads: only those are taken along who have not clicked on towards another screen meanwhile. */
export function useGoOn(): (to: NavigateOptions) => void {
  const router = useRouter()
  const [here] = useState(() => router.latestLocation.pathname)
  return to => {
    if (router.latestLocation.pathname === here) void router.navigate(to)
  }
}
