import { Html } from '@stoa/platform/html'

/** JSON inside a script element: '<' cannot end it early when it is written as an escape. */
export const asData = (value: unknown): Html => new Html(JSON.stringify(value).replaceAll('<', '\\u003c'))
