type Variant = { readonly title: string; readonly optionText: string }

/** As the shop shows it: the product, and which of it. */
export const variantName = ({ title, optionText }: Variant): string =>
  [title, optionText].filter(text => text !== '').join(', ')
