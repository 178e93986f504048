import { type Html, html } from '@stoa/platform/html'
import { cardFields } from './card-form.ts'
import type { Theme } from './theme.ts'
import { type Language, wordsOf } from './words.ts'

/** The frame that a shop embeds. It tells its parent a token, and only the parent that it was made for. */
export function fieldsPage(shop: string, language: Language, theme: Theme): Html {
  const words = wordsOf(language)
  const problems = JSON.stringify({
    missing: words.missing,
    wrong: words.wrong,
    unknown: words.unknown,
    past: words.past,
  })
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.payTitle}</title>
<link rel="stylesheet" href="/assets/testbank.css">
<link rel="stylesheet" href="/theme.css?${theme.query}">
<script type="module" src="/assets/fields.js"></script>
</head>
<body class="frame">
<main>
<h1 class="unseen">${words.payTitle}</h1>
<form id="card" data-shop="${shop}" data-words="${problems}" novalidate>
${cardFields(words)}
<button class="unseen" tabindex="-1">${words.pay}</button>
</form>
</main>
</body>
</html>`
}
