/** `EC1A 1BB` and `ec1a1bb` are the same place. */
export const plain = (postcode: string): string => postcode.replace(/[\s-]/g, '').toUpperCase()
