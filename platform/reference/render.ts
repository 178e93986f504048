import { type Html, html } from '../html/index.ts'
import { type ApiDocument, type Entry, operationsByTag, type SchemaNode } from './document.ts'
import { schemaRows } from './schema-text.ts'
import { referenceStyle } from './style.ts'

/** An OpenAPI document as one page without script: it is read, searched with the browser and printed. */
export function renderReference(document: ApiDocument, specification: string): string {
  const groups = [...operationsByTag(document)]
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${document.info.title}</title>
<style>${referenceStyle}</style>
</head>
<body>
<nav><h1>${document.info.title}</h1><p><a href="${specification}">openapi.json</a></p>${groups.map(
    ([tag, entries]) =>
      html`<h2>${tag}</h2><ul>${entries.map(
        ({ verb, operation }) =>
          html`<li><a href="#${operation.operationId}"><i class="verb ${verb}">${verb}</i> ${operation.summary}</a></li>`,
      )}</ul>`,
  )}</nav>
<main><p class="lead">${document.info.description}</p>${groups.map(
    ([tag, entries]) => html`<h2>${tag}</h2>${entries.map(operationSection)}`,
  )}</main>
</body>
</html>`.text
}

function operationSection({ verb, path, operation }: Entry): Html {
  const body = jsonOf(operation.requestBody?.content)
  const examples = Object.entries(operation.requestBody?.content['application/json']?.examples ?? {})
  return html`<section id="${operation.operationId}">
<h3>${operation.summary}</h3>
<p class="address"><i class="verb ${verb}">${verb}</i> <code>${path}</code>${operation['x-permission'] && html` <span class="limits">needs ${operation['x-permission']}</span>`}</p>
${operation.description && html`<p>${operation.description}</p>`}
${operation.parameters && operation.parameters.length > 0 && html`<h4>Parameters</h4>${schemaRows(parametersAsSchema(operation.parameters))}`}
${body && html`<h4>Body</h4>${schemaRows(body)}`}
${examples.map(([name, { value }]) => html`<details><summary>Example: ${name}</summary><pre>${JSON.stringify(value, null, 2)}</pre></details>`)}
<h4>Answers</h4>${Object.entries(operation.responses).map(([status, { description, content }]) => answer(status, description, jsonOf(content)))}
</section>`
}

const answer = (status: string, description: string, schema: SchemaNode | undefined): Html =>
  schema && !schema.$ref && status.startsWith('2')
    ? html`<details open><summary><b>${status}</b> ${description}</summary>${schemaRows(schema)}</details>`
    : html`<p><b>${status}</b> ${description}</p>`

const jsonOf = (
  content: NonNullable<Entry['operation']['requestBody']>['content'] | undefined,
): SchemaNode | undefined => content?.['application/json']?.schema

const parametersAsSchema = (parameters: NonNullable<Entry['operation']['parameters']>): SchemaNode => ({
  type: 'object',
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
  properties: Object.fromEntries(
    parameters.map(parameter => [
      parameter.name,
      {
        ...parameter.schema,
        description: [parameter.description ?? parameter.schema?.description, `(${parameter.in})`]
          .filter(Boolean)
          .join(' '),
      },
    ]),
  ),
})
