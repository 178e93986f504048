/** Resized where the shop itself serves it; what lies elsewhere is taken as it is. */
export const smallOf = (url: string): string => (/^\/media\/[^?]+$/.test(url) ? `${url}?w=320&f=webp` : url)
