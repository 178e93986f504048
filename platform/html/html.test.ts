import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html } from './html.ts'

test('what comes from data is escaped, in text and in attributes', () => {
  const title = '<script>alert("x")</script> & \'co\''
  assert.equal(
    html`<a title="${title}">${title}</a>`.text,
    '<a title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;co&#39;</a>',
  )
})

test('HTML made by the template stays HTML, lists are joined, nothing prints nothing', () => {
  assert.equal(
    html`<ul>${['a', '<b>'].map(item => html`<li>${item}</li>`)}${undefined}${false}</ul>`.text,
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  )
})
