import { type ReactNode, useEffect, useState } from 'react'

/** The calm sheet that signing in, enrolling and invitations share. */
export function GateCard({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  // Also shown on a screen of the administration, which is the page's main part already.
  const [Sheet] = useState<'div' | 'main'>(() => (document.getElementById('content') ? 'div' : 'main'))
  useEffect(() => {
    document.title = `${title} · Marl`
  }, [title])
  return (
    <Sheet className="gate">
      <div className="gate-card">
        <div className="gate-brand">
          <img src="/admin/mark.svg" alt="" width={32} height={32} />
          <span>Marl</span>
        </div>
        <h1>{title}</h1>
        {text && <p className="gate-text">{text}</p>}
        {children}
      </div>
    </Sheet>
  )
}
