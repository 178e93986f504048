import { Html } from '@stoa/platform/html'

const drawn = (paths: string): Html =>
  new Html(
    `<svg class="icon" viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`,
  )

export const icons = {
  search: drawn('<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>'),
  bag: drawn('<path d="M5 8.5h14l-1 11.5H6z"/><path d="M8.5 11V7a3.5 3.5 0 0 1 7 0v4"/>'),
  person: drawn(
    '<circle cx="12" cy="8" r="3.6"/><path d="M4.8 20c.8-4 3.700-5.600 7.200-5.600s6.400 1.600 7.200 5.600"/>',
  ),
  close: drawn('<path d="m6 6 12 12M18 6 6 18"/>'),
  check: drawn('<path d="m5 12.500 4.500 4.500L19 7.500"/>'),
  arrow: drawn('<path d="M4 12h15m-6-6 6 6-6 6"/>'),
  bin: drawn('<path d="M5 7h14M10 7V4.500h4V7m2.500 0-.6 12.500H8.100L7.500 7"/>'),
  lock: drawn(
    '<rect x="5.500" y="11" width="13" height="9" rx="1"/><path d="M8.500 11V8a3.500 3.500 0 0 1 7 0v3"/>',
  ),
  back: drawn('<path d="M9 7H15.500a4.500 4.500 0 0 1 0 9H6m0 0 4-4m-4 4 4 4"/>'),
  parcel: drawn('<path d="M4 8.500 12 5l8 3.500v8L12 20l-8-3.500zM4 8.500l8 3.500 8-3.500M12 12v8"/>'),
} as const
