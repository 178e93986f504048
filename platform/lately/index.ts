export { createLately, type Lately, readLately } from './lately.ts'
