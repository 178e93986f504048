export { attributes } from './catalogue/attributes.ts'
export { categories } from './catalogue/categories.ts'
export { products } from './catalogue/products.ts'
export {
  readCollections as collections,
  readColours as colours,
  readLocations as locations,
  readSynonyms as synonyms,
  readTags as tags,
} from './catalogue/read.ts'
export { generateProducts } from './generate.ts'
export { pictureFolder } from './picture-folder.ts'
export type * from './types.ts'
