import { defineMethod } from '@stoa/kernel/contract'
import { Type } from 'typebox'
import { editors, readers } from './access.ts'
import {
  Code,
  Country,
  invalid,
  Labels,
  Postcode,
  pageInput,
  pageOf,
  RatePpm,
  Region,
  Schedule,
  stored,
  TaxRateId,
} from './values.ts'

export const TaxRateInput = Type.Object({
  name: Type.String({
    minLength: 1,
    maxLength: 100,
    description: 'As it stands on an invoice',
    examples: ['MwSt'],
  }),
  labels: Type.Optional({
    ...Labels,
    description: 'For buyers, by language; a language that is missing gets the name',
    examples: [{ de: 'MwSt', en: 'VAT' }],
  }),
  country: Country,
  region: Type.Optional(Region),
  postcodePrefix: Type.Optional({ ...Postcode, description: 'Only postcodes that begin so' }),
  taxClass: Type.Optional({
    ...Code,
    default: 'standard',
    description:
      'The tax category of the catalogue. Where a class has no rate, `standard` counts; `untaxed` never has one; `shipping` is for shipping',
  }),
  component: Type.Optional({
    ...Code,
    default: 'tax',
    description: 'Of one component the rate of the most specific place counts; components add up',
    examples: ['state', 'county'],
  }),
  ratePpm: RatePpm,
  ...Schedule,
})
export const TaxRate = Type.Object({ id: TaxRateId, ...TaxRateInput.properties, ...stored })

const id = { id: TaxRateId }

export const listTaxRates = defineMethod({
  ...readers,
  http: 'GET /v1/admin/tax-rates',
  summary: 'Tax rates, the newest first',
  input: Type.Object(pageInput),
  output: pageOf(TaxRate),
})

export const getTaxRate = defineMethod({
  ...readers,
  http: 'GET /v1/admin/tax-rates/:id',
  summary: 'One tax rate',
  input: Type.Object(id),
  output: TaxRate,
  etag: true,
})

export const createTaxRate = defineMethod({
  ...editors,
  http: 'POST /v1/admin/tax-rates',
  summary: 'Create a tax rate',
  input: TaxRateInput,
  output: TaxRate,
  errors: invalid,
  idempotency: 'optional',
  success: 201,
  etag: true,
  examples: [{ name: 'Germany', input: { name: 'MwSt', country: 'DE', ratePpm: 190_000 } }],
})

export const replaceTaxRate = defineMethod({
  ...editors,
  http: 'PUT /v1/admin/tax-rates/:id',
  summary: 'Change a tax rate; what is left out falls back to its default',
  input: Type.Object({ ...id, ...TaxRateInput.properties }),
  output: TaxRate,
  errors: invalid,
  ifMatch: 'required',
  etag: true,
})

export const deleteTaxRate = defineMethod({
  ...editors,
  http: 'DELETE /v1/admin/tax-rates/:id',
  summary: 'Delete a tax rate',
  input: Type.Object(id),
  output: Type.Null(),
  ifMatch: 'required',
  success: 204,
})
