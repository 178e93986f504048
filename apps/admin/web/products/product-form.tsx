import { CategoriesCard } from './categories-card.tsx'
import type { FormPart } from './form-part.ts'
import { MediaCard } from './media/media-card.tsx'
import { OptionsCard } from './options-card.tsx'
import { OrganisationCard } from './organisation-card.tsx'
import { TextsCard } from './texts-card.tsx'
import { VariantsCard } from './variants-card.tsx'

export function ProductForm({ editor }: { editor: FormPart }) {
  return (
    <div className="split">
      <div>
        <TextsCard {...editor} />
        <MediaCard {...editor} />
        <OptionsCard {...editor} />
        <VariantsCard {...editor} />
      </div>
      <div>
        <OrganisationCard {...editor} />
        <CategoriesCard {...editor} />
      </div>
    </div>
  )
}
