/** The driver's types leave this module out. */
declare module 'pg/lib/utils.js' {
  /** How the driver writes a value: arrays, dates and objects included. */
  export function prepareValue(value: unknown): string | Buffer | null
}
