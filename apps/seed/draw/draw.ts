import { drawBag } from './bag.ts'
import { drawBlanket } from './blanket.ts'
import { drawBoard, drawTools } from './board.ts'
import { drawCandle } from './candle.ts'
import { drawCoat } from './coat.ts'
import { drawCushion } from './cushion.ts'
import { drawKnit } from './knit.ts'
import { drawLamp, drawPendant } from './lamp.ts'
import { drawPlate } from './plate.ts'
import type { Random } from './random.ts'
import { drawSeat } from './seat.ts'
import type { Sheet } from './sheet.ts'
import { drawShelf } from './shelf.ts'
import type { Drawing } from './spec.ts'
import type { Thing } from './svg.ts'
import { drawTable } from './table.ts'
import { drawVessel } from './vessel.ts'

type Draw = (sheet: Sheet, spec: never, colour: string, random: Random) => Thing

const generators: Readonly<Record<Drawing['kind'], Draw>> = {
  vessel: drawVessel,
  plate: drawPlate,
  board: drawBoard,
  tools: drawTools,
  candle: drawCandle,
  lamp: drawLamp,
  pendant: drawPendant,
  seat: drawSeat,
  table: drawTable,
  shelf: drawShelf,
  blanket: drawBlanket,
  cushion: drawCushion,
  coat: drawCoat,
  knit: drawKnit,
  bag: drawBag,
}

/** One generator per family of things; the spec's kind chooses it, so the cast cannot mismatch. */
export const drawThing = (sheet: Sheet, spec: Drawing, colour: string, random: Random): Thing =>
  generators[spec.kind](sheet, spec as never, colour, random)
