import { catalogContract } from '@stoa/contracts/catalog'
import type { Api } from '@stoa/kernel/contract'
import { ok } from '@stoa/kernel/result'
import { command } from '@stoa/platform/command'
import type { DeadLettersApi, FeedApi } from '@stoa/platform/events'
import type { PictureDesk } from '@stoa/platform/media'
import * as editAttribute from './attribute/edit-attribute.ts'
import * as readAttributes from './attribute/read-attributes.ts'
import { listAudit } from './audit/list-audit.ts'
import { createCategoryBook } from './category/category-book.ts'
import * as editCategory from './category/edit-category.ts'
import { moveCategory } from './category/move-category.ts'
import * as readCategories from './category/read-categories.ts'
import type { CatalogDeps, Plans } from './deps.ts'
import { exportProducts } from './imports/export-products.ts'
import * as readImports from './imports/read-imports.ts'
import { startImport } from './imports/start-import.ts'
import { listProducts } from './listing/list-products.ts'
import * as editMedia from './media/edit-media.ts'
import * as readMedia from './media/read-media.ts'
import { uploadMedia } from './media/upload-media.ts'
import { bulkEditProducts } from './product/bulk-edit.ts'
import { createProduct } from './product/create-product.ts'
import { duplicateProduct } from './product/duplicate-product.ts'
import { getManyStaffProducts, getStaffProduct, listStaffProducts } from './product/list-staff-products.ts'
import * as moveProduct from './product/move-product.ts'
import { createPreview, getPreview } from './product/preview.ts'
import { updateProduct } from './product/update-product.ts'
import { getManyProducts } from './read-model/get-many-products.ts'
import { getProduct } from './read-model/get-product.ts'
import { getManyVariants, getVariant } from './read-model/get-variants.ts'
import * as editSynonyms from './search/edit-synonyms.ts'
import type { FacetBook } from './search/facet-book.ts'
import type { SearchIndex } from './search/port.ts'
import { searchProducts } from './search/search-products.ts'
import { suggest } from './search/suggest.ts'

type CatalogApi = Omit<Api<typeof catalogContract>, keyof (FeedApi & DeadLettersApi)>
export type ApiParts = {
  readonly plans: Plans
  readonly index: SearchIndex
  readonly facets: FacetBook
  readonly desk: PictureDesk
}

export function catalogApi(deps: CatalogDeps, { plans, index, facets, desk }: ApiParts): CatalogApi {
  const categories = createCategoryBook(deps.config.cacheMs)
  return {
    ...browseApi(deps, { index, facets, categories }),
    ...productApi(deps, plans),
    ...categoryApi(deps, categories, plans),
    ...attributeApi(deps, plans),
    ...mediaApi(deps, desk),
    listSynonyms: editSynonyms.listSynonyms(deps),
    createSynonyms: editSynonyms.createSynonyms(deps),
    deleteSynonyms: editSynonyms.deleteSynonyms(deps),
    ...upkeepApi(deps, plans),
  }
}

const browseApi = (deps: CatalogDeps, parts: Parameters<typeof searchProducts>[1]) => ({
  getProduct: getProduct(deps),
  getManyProducts: getManyProducts(deps),
  getVariant: getVariant(deps),
  getManyVariants: getManyVariants(deps),
  listProducts: listProducts(deps, parts.facets),
  searchProducts: searchProducts(deps, parts),
  suggest: suggest(deps, parts),
})

const productApi = (deps: CatalogDeps, plans: Plans) => ({
  listStaffProducts: listStaffProducts(deps),
  getManyStaffProducts: getManyStaffProducts(deps),
  bulkEditProducts: bulkEditProducts(deps),
  duplicateProduct: duplicateProduct(deps),
  createPreview: createPreview(deps),
  getPreview: getPreview(deps),
  getStaffProduct: getStaffProduct(deps),
  createProduct: createProduct(deps),
  updateProduct: updateProduct(deps),
  setPrices: moveProduct.setPrices(deps),
  publishProduct: moveProduct.publishProduct(deps),
  scheduleProduct: moveProduct.scheduleProduct(deps, plans.publishAt),
  unpublishProduct: moveProduct.unpublishProduct(deps),
  deleteProduct: moveProduct.deleteProduct(deps),
})

function categoryApi(deps: CatalogDeps, book: ReturnType<typeof createCategoryBook>, { rebuild }: Plans) {
  const effects = { rebuild, forget: book.forget }
  return {
    listCategories: readCategories.listCategories(deps, book),
    getCategory: readCategories.getCategory(deps, book),
    getManyCategories: readCategories.getManyCategories(deps, book),
    getStaffCategory: readCategories.getStaffCategory(deps),
    listStaffCategories: readCategories.listStaffCategories(deps, book),
    moveCategory: moveCategory(deps, effects),
    createCategory: editCategory.createCategory(deps, effects),
    updateCategory: editCategory.updateCategory(deps, effects),
    deleteCategory: editCategory.deleteCategory(deps, effects),
  }
}

const attributeApi = (deps: CatalogDeps, { rebuild }: Plans) => ({
  listAttributes: readAttributes.listAttributes(deps),
  getAttribute: readAttributes.getAttribute(deps),
  getManyAttributes: readAttributes.getManyAttributes(deps),
  createAttribute: editAttribute.createAttribute(deps),
  updateAttribute: editAttribute.updateAttribute(deps, rebuild),
  deleteAttribute: editAttribute.deleteAttribute(deps, rebuild),
})

const mediaApi = (deps: CatalogDeps, desk: PictureDesk) => ({
  uploadMedia: uploadMedia(deps, desk),
  listMedia: readMedia.listMedia(deps),
  getMedia: readMedia.getMedia(deps),
  getManyMedia: readMedia.getManyMedia(deps),
  updateMedia: editMedia.updateMedia(deps),
  deleteMedia: editMedia.deleteMedia(deps),
})

const upkeepApi = (deps: CatalogDeps, plans: Plans) => ({
  startImport: startImport(deps, plans),
  getImport: readImports.getImport(deps),
  cancelImport: readImports.cancelImport(deps),
  listImports: readImports.listImports(deps),
  listImportErrors: readImports.listImportErrors(deps),
  exportProducts: exportProducts(deps),
  listAudit: listAudit(deps),
  rebuildReadModel: command(
    deps.db,
    { contract: catalogContract, method: 'rebuildReadModel', clock: deps.clock },
    async tx => {
      await plans.rebuild(tx, {})
      return ok({ queued: true })
    },
  ),
})
