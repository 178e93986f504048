import { format } from '@stoa/kernel/money'
import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'
import type { InvoiceDocument } from './document.ts'
import { invoiceWords } from './invoice-words.ts'
import { isWritten, toWinAnsi } from './pdf-text.ts'

const page = { width: 595, height: 842, left: 56, right: 539, top: 786, bottom: 72 }
const rowHeight = 16
type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont }
type Pen = { page: PDFPage; y: number }

/** A4, in the fonts that every reader has: a few kilobytes. The same document gives the same bytes. */
export async function renderPdf(content: InvoiceDocument): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const date = new Date(`${content.date}T00:00:00.000Z`)
  pdf.setTitle(`${content.title} ${content.number}`)
  pdf.setCreationDate(date)
  pdf.setModificationDate(date)
  const fonts = {
    plain: await pdf.embedFont(StandardFonts.Helvetica),
    bold: await pdf.embedFont(StandardFonts.HelveticaBold),
  }
  const { currency, language } = content
  const money = (amount: number) => format({ amount, currency }, language)
  const pen: Pen = { page: pdf.addPage([page.width, page.height]), y: page.top }
  drawHead(pen, fonts, content)
  for (const [text, quantity, amount] of content.rows) {
    if (pen.y < page.bottom) turnOver(pdf, pen)
    drawRow(pen, fonts.plain, text, quantity, money(amount))
  }
  pen.y -= rowHeight / 2
  for (const [i, [label, amount]] of content.totals.entries()) {
    if (pen.y < page.bottom) turnOver(pdf, pen)
    drawRow(pen, i === content.totals.length - 1 ? fonts.bold : fonts.plain, label, '', money(amount))
  }
  if (!isAllWritten(content)) {
    drawNote(pdf, pen, fonts.plain, content)
    await attachAsGiven(pdf, content)
  }
  return pdf.save({ useObjectStreams: false })
}

/** Says that something had to be written in other letters. */
function drawNote(pdf: PDFDocument, pen: Pen, font: PDFFont, { order, language }: InvoiceDocument): void {
  pen.y -= rowHeight
  if (pen.y < page.bottom) turnOver(pdf, pen)
  drawLine(pen, font, invoiceWords(language).romanised(order), 8)
}

/** In letters that no font of the page has: whoever reads the file can still read whom it is for. */
async function attachAsGiven(
  pdf: PDFDocument,
  { seller, buyer, rows, number, date }: InvoiceDocument,
): Promise<void> {
  const text = [number, ...seller, '', ...buyer, '', ...rows.map(([title]) => title), ''].join('\n')
  const at = new Date(`${date}T00:00:00.000Z`)
  pdf.setSubject(buyer.join(', '))
  await pdf.attach(new TextEncoder().encode(text), `${number}.txt`, {
    ...{ mimeType: 'text/plain; charset=utf-8', creationDate: at, modificationDate: at },
  })
}

const isAllWritten = ({ seller, buyer, rows }: InvoiceDocument): boolean =>
  [...seller, ...buyer, ...rows.map(([text]) => text)].every(isWritten)

function turnOver(pdf: PDFDocument, pen: Pen): void {
  pen.page = pdf.addPage([page.width, page.height])
  pen.y = page.top
}

function drawHead(pen: Pen, { plain, bold }: Fonts, content: InvoiceDocument): void {
  for (const line of content.seller) drawLine(pen, plain, line)
  pen.y -= rowHeight
  for (const line of content.buyer) drawLine(pen, plain, line)
  pen.y -= rowHeight
  drawLine(pen, bold, `${content.title} ${content.number}`, 16)
  pen.y -= rowHeight / 2
  drawLine(pen, plain, `${content.date} · ${invoiceWords(content.language).order} ${content.order}`)
  pen.y -= rowHeight
}

function drawLine(pen: Pen, font: PDFFont, text: string, size = 10): void {
  pen.page.drawText(toWinAnsi(text), { x: page.left, y: pen.y, size, font })
  pen.y -= rowHeight
}

function drawRow(pen: Pen, font: PDFFont, text: string, quantity: string, amount: string): void {
  const size = 10
  const right = (value: string, x: number) => {
    const known = toWinAnsi(value)
    pen.page.drawText(known, { x: x - font.widthOfTextAtSize(known, size), y: pen.y, size, font })
  }
  pen.page.drawText(cut(toWinAnsi(text), font, size), { x: page.left, y: pen.y, size, font })
  if (quantity) right(quantity, 420)
  right(amount, page.right)
  pen.y -= rowHeight
}

/** What is too long for its column ends in dots. */
function cut(text: string, font: PDFFont, size: number): string {
  if (font.widthOfTextAtSize(text, size) <= 320) return text
  let shorter = text
  while (font.widthOfTextAtSize(`${shorter}…`, size) > 320) shorter = shorter.slice(0, -1)
  return `${shorter}…`
}
