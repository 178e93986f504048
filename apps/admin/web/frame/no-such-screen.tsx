import { Button, LinkButton } from '../parts/button.tsx'
import { Page } from '../parts/page.tsx'
import { Empty, Failed } from '../parts/states.tsx'

export function NoSuchScreen() {
  return (
    <Page title="Not found">
      <Empty icon="search" title="There is no such screen" action={<LinkButton to="/">Back home</LinkButton>}>
        The address may be old, or your role does not reach this part of the administration.
      </Empty>
    </Page>
  )
}

export function ScreenFailed({ error }: { error: unknown }) {
  return (
    <Page title="Something broke">
      <Failed error={error} />
      <div className="row" style={{ justifyContent: 'center' }}>
        <Button onClick={() => location.reload()}>Load the page again</Button>
      </div>
    </Page>
  )
}
