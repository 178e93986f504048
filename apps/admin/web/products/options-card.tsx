import { Button } from '../parts/button.tsx'
import { Card } from '../parts/page.tsx'
import type { FormPart } from './form-part.ts'
import { languagesOf } from './language-tabs.tsx'
import { OptionEditor } from './option-editor.tsx'
import { allChoices, withAllVariants } from './variant-matrix.ts'

/** What a buyer chooses between, like colour and size; each variant has one value of each. */
export function OptionsCard({ draft, set, errors }: FormPart) {
  const { options } = draft
  const missing = allChoices(options).length - draft.variants.length
  const isComplete = options.every(({ values }) => values.length > 0)
  return (
    <Card
      title="Options"
      actions={
        <Button
          small
          icon="plus"
          onClick={() =>
            set('options', [
              ...options,
              { code: `option-${options.length + 1}`, labels: { en: 'Option' }, values: [] },
            ])
          }
        >
          Add an option
        </Button>
      }
    >
      {options.length === 0 && <p className="quiet-text">No choices: it is sold as it is, as one variant.</p>}
      <div className="stack">
        {options.map((option, index) => (
          <OptionEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: the code is what is being edited
            key={index}
            option={option}
            languages={languagesOf(draft.texts)}
            error={errors[`/options/${index}`]}
            onChange={next => set('options', options.with(index, next))}
            onRemove={() => set('options', options.toSpliced(index, 1))}
          />
        ))}
      </div>
      {options.length > 0 && isComplete && missing !== 0 && (
        <div className="add-row">
          <Button onClick={() => set('variants', withAllVariants(draft))}>
            Make all {allChoices(options).length} variants
          </Button>
        </div>
      )}
    </Card>
  )
}
