// Nobody was reached. When the network is back the page that was asked for comes by itself.
const offered = location.pathname !== '/offline'
addEventListener('online', () => {
  if (offered) location.reload()
})
document.querySelector('[data-again]')?.addEventListener('click', event => {
  event.preventDefault()
  if (offered) location.reload()
  else location.assign('/')
})
