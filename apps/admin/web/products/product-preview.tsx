import { useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { moneyText } from '../parts/format.tsx'
import { LanguageTabs } from './language-tabs.tsx'
import type { Draft } from './product-draft.ts'

/** As the shop will show it, from what stands in the form: also what is not saved yet. */
export function ProductPreview({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const [language, setLanguage] = useState(() => Object.keys(draft.texts)[0] ?? 'en')
  const texts = draft.texts[language] ?? Object.values(draft.texts)[0]
  const picture = draft.media.find(({ kind }) => kind === 'image')
  const prices = draft.variants.flatMap(variant => variant.prices)
  const currency = prices[0]?.currency
  const cheapest = prices
    .filter(price => price.currency === currency)
    .toSorted((a, b) => a.amount - b.amount)[0]
  return (
    <Dialog title="Preview" wide onClose={onClose}>
      <LanguageTabs texts={draft.texts} current={language} onLanguage={setLanguage} />
      <article className="preview" lang={language}>
        {picture ? (
          <img src={picture.url} alt={picture.alt?.[language] ?? ''} />
        ) : (
          <div className="preview-none">No picture</div>
        )}
        <div className="stack">
          <div>
            <h3>{texts?.title || 'Untitled'}</h3>
            {texts?.subtitle && <p className="quiet-text">{texts.subtitle}</p>}
          </div>
          {cheapest && <p className="preview-price">{moneyText(cheapest)}</p>}
          {draft.options.map(({ code, labels, values }) => (
            <div key={code} className="stack tight">
              <small>{labels[language] ?? Object.values(labels)[0]}</small>
              <div className="row wrap">
                {values.map(value => (
                  <span key={value.code} className="tag">
                    {value.swatch && <i className="swatch-dot" style={{ background: value.swatch }} />}
                    {value.labels[language] ?? Object.values(value.labels)[0]}
                  </span>
                ))}
              </div>
            </div>
          ))}
          {texts?.description?.split(/\n\s*\n/).map(paragraph => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </article>
    </Dialog>
  )
}
