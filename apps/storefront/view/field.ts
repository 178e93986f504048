import { type Html, html } from '@stoa/platform/html'

type Field = {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly wrong?: string | undefined
  readonly hint?: string
  readonly type?: string
  readonly autocomplete?: string
  readonly required?: boolean
  readonly least?: number
  readonly most?: number
  readonly className?: string
}

/** A label, an input and what is wrong with it, tied together for those who hear the page. */
export function field(given: Field): Html {
  const {
    name,
    label,
    value = '',
    wrong,
    hint,
    type = 'text',
    autocomplete,
    required,
    least,
    most,
    className,
  } = given
  const notes = [...(wrong ? [`${name}-wrong`] : []), ...(hint ? [`${name}-hint`] : [])].join(' ')
  return html`<div class="field${className && ` ${className}`}"><label for="${name}">${label}</label><input id="${name}" name="${name}" type="${type}" value="${value}"${required && html` required`}${autocomplete && html` autocomplete="${autocomplete}"`}${least && html` minlength="${least}"`}${most && html` maxlength="${most}"`}${wrong && html` aria-invalid="true"`}${notes && html` aria-describedby="${notes}"`}>${wrong && html`<span class="wrong" id="${name}-wrong">${wrong}</span>`}${hint && html`<small id="${name}-hint">${hint}</small>`}</div>`
}
