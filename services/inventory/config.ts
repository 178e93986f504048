export type InventoryConfig = { readonly holdSeconds: number }
