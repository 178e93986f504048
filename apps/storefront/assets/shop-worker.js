// What shows the page for no network when there is none. Asked for when everything else is done.
addEventListener('load', () => {
  const register = () =>
    navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).catch(() => {})
  if ('requestIdleCallback' in window) requestIdleCallback(register, { timeout: 5000 })
  else setTimeout(register, 2000)
})
