import { type Html, html } from '@stoa/platform/html'
import type { Product } from '../shop.ts'

type Option = Product['options'][number]
type Variant = Product['variants'][number]

/** Radios in the look of swatches and chips. What no variant of is to be had is marked, not taken away. */
export function optionChoices(option: Option, first: Variant | undefined, { variants }: Product): Html {
  const chosen = first?.options[option.code]
  const coloured = option.values.some(({ swatch }) => swatch !== undefined)
  const chosenLabel = option.values.find(({ code }) => code === chosen)?.label
  return html`<fieldset class="options${coloured && ' swatches'}" data-option="${option.code}">
  <legend>${option.label} <output class="muted">${chosenLabel}</output></legend>
  ${option.values.map(value => {
    const gone = !variants.some(v => v.options[option.code] === value.code && v.inStock)
    return html`<label class="option${gone && ' option-out'}" title="${value.label}"><input type="radio" name="option.${option.code}" value="${value.code}" data-label="${value.label}"${value.code === chosen && html` checked`}>${
      value.swatch
        ? html`<svg viewBox="0 0 2 2" aria-hidden="true"><circle cx="1" cy="1" r="1" fill="${value.swatch}"/></svg><span class="unseen">${value.label}</span>`
        : html`<span>${value.label}</span>`
    }</label>`
  })}
</fieldset>`
}
