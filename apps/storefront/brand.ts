import seed from '@stoa/app-seed/brand.json' with { type: 'json' }

/** The seed shop's name, until a shop has its own. */
export const brand = { name: seed.name, line: seed.tagline.en }
