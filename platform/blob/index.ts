export {
  assertBlobKey,
  type BlobContent,
  type BlobInfo,
  type BlobStore,
  type PutOptions,
  type StoredBlob,
} from './blob.ts'
export { fileBlobStore } from './file-blob-store.ts'
