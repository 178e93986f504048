import { useRef, useState } from 'react'
import { showMail, stillMail } from './still-mail.ts'

/** The policy of the page holds in it as well; this one forbids even the pictures that the page may show. */
const empty = `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'"><title>E-mail</title>`
const least = 320

type Props = { readonly html: string; readonly subject: string; readonly language: string }

/** The e-mail as it looks, in a room of its own where nothing runs and nothing is asked of anybody. */
export function MailFrame({ html, subject, language }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState(least)
  const show = () => {
    const page = frame.current?.contentDocument
    if (!page) return
    page.documentElement.lang = language
    showMail(stillMail(html), page)
    setHeight(Math.max(least, page.documentElement.scrollHeight))
  }
  return (
    <iframe
      ref={frame}
      className="mail-frame"
      title={`The e-mail “${subject}”`}
      // No scripts, no forms, no way out: only this page reaches into it, to put the e-mail there.
      sandbox="allow-same-origin"
      srcDoc={empty}
      style={{ height }}
      onLoad={show}
    />
  )
}
