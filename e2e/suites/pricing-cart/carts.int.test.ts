import { after } from 'node:test'
import { cartSuite } from './cart-suite.ts'
import { openServices } from './open-services.ts'

cartSuite('in PostgreSQL', await openServices({ after }))
