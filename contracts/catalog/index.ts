import { defineContract } from '@stoa/kernel/contract'
import { deadLetterMethods } from '@stoa/kernel/dead-letters'
import { feedMethods } from '@stoa/kernel/feed'
import * as attributes from './attributes.ts'
import * as browse from './browse.ts'
import { bulkEditProducts } from './bulk-edit.ts'
import * as categories from './categories.ts'
import * as events from './events.ts'
import { deleteMedia, getManyMedia, getMedia, listMedia, updateMedia, uploadMedia } from './media.ts'
import { createPreview, getPreview } from './preview.ts'
import * as staffProducts from './staff-products.ts'
import { createSynonyms, deleteSynonyms, listSynonyms } from './synonyms.ts'
import * as upkeep from './upkeep.ts'

export { Attribute, AttributeInput, AttributePatch } from './attribute.ts'
export { AuditEntry } from './audit.ts'
export { Category, CategoryInput, CategoryPatch, StaffCategory } from './category.ts'
export * from './events.ts'
export { Import, ImportError } from './imports.ts'
export { MediaItem } from './media.ts'
export { AttributeText, ProductCard, ProductDetail, SellableVariant, Variant } from './product.ts'
export { Facet, ListInput, SearchInput, SearchResult, Suggestions } from './search.ts'
export { AttributeValue, ProductInput, ProductPatch, StaffProduct, StaffProductRow } from './staff-product.ts'

export const catalogContract = defineContract('catalog', {
  methods: {
    ...browse,
    ...staffProducts,
    ...{ bulkEditProducts, createPreview, getPreview },
    ...categories,
    ...attributes,
    ...{ uploadMedia, listMedia, getMedia, getManyMedia, updateMedia, deleteMedia },
    listSynonyms,
    createSynonyms,
    deleteSynonyms,
    ...upkeep,
    ...feedMethods,
    ...deadLetterMethods('catalog'),
  },
  events: { ...events },
})
