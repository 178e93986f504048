export { assertBlobKey, type BlobContent, type BlobInfo, type BlobStore, type PutOptions } from './blob.ts'
export { fileBlobStore } from './file-blob-store.ts'
