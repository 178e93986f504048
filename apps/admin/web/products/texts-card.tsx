import { useState } from 'react'
import type { ProductTexts } from '../api/shapes.ts'
import { TextArea, TextField } from '../parts/field.tsx'
import { Card } from '../parts/page.tsx'
import type { FormPart } from './form-part.ts'
import { LanguageTabs } from './language-tabs.tsx'

export function TextsCard({ draft, set, errors }: FormPart) {
  const [language, setLanguage] = useState(() => Object.keys(draft.texts)[0] ?? 'en')
  const texts: Partial<ProductTexts> = draft.texts[language] ?? {}
  const change = (name: keyof ProductTexts) => (event: { target: { value: string } }) => {
    const { [name]: _before, ...others } = texts
    const text = event.target.value
    const next = text === '' && name !== 'title' ? others : { ...others, [name]: text }
    const isEmpty = Object.values(next).every(value => value === '')
    const { [language]: _language, ...rest } = draft.texts
    // A language without a word is not there; the first one is, always.
    set(
      'texts',
      isEmpty && Object.keys(rest).length > 0 ? rest : { ...draft.texts, [language]: next as ProductTexts },
    )
  }
  const at = (name: keyof ProductTexts) => ({
    value: texts[name] ?? '',
    onChange: change(name),
    error: errors[`/texts/${language}/${name}`],
    lang: language,
  })
  return (
    <Card
      title="Texts"
      actions={<LanguageTabs texts={draft.texts} current={language} onLanguage={setLanguage} />}
    >
      <div className="stack">
        <TextField label="Title" maxLength={200} {...at('title')} />
        <TextField label="Subtitle" maxLength={300} {...at('subtitle')} />
        <TextArea
          label="Description"
          rows={6}
          hint="A blank line begins a paragraph."
          {...at('description')}
        />
        <details className="more-fields">
          <summary>Search engines</summary>
          <div className="stack">
            <TextField
              label="Title for search engines"
              placeholder={texts.title}
              maxLength={200}
              {...at('seoTitle')}
            />
            <TextArea
              label="Description for search engines"
              rows={2}
              maxLength={500}
              {...at('seoDescription')}
            />
            <div className="serp">
              <cite>{`shop › products › ${draft.slug || '…'}`}</cite>
              <strong>{texts.seoTitle || texts.title || 'Title'}</strong>
              <p>
                {texts.seoDescription || texts.subtitle || texts.description?.slice(0, 155) || 'Description'}
              </p>
            </div>
          </div>
        </details>
      </div>
    </Card>
  )
}
