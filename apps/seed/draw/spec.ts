import type { Profile } from './turned.ts'

export interface HandleSpec {
  readonly kind: 'loop' | 'ears' | 'bail' | 'long'
  readonly from: number
  readonly to: number
  readonly out: number
  readonly width: number
  readonly finish?: string
}

export interface VesselSpec {
  readonly kind: 'vessel'
  readonly profile: Profile
  readonly tilt?: number
  readonly wall?: number
  readonly handle?: HandleSpec
  readonly spout?: { readonly kind: 'lip' | 'tube' | 'beak'; readonly at: number; readonly reach: number }
  readonly lid?: { readonly rise: number; readonly knob: number; readonly finish?: string }
  readonly saucer?: number
  readonly dip?: number
  readonly bands?: readonly { readonly from: number; readonly to: number; readonly finish: string }[]
  readonly flutes?: number
  readonly ribs?: number
  readonly speckle?: number
  readonly gloss?: number
  readonly glass?: boolean
  readonly contents?:
    | 'coffee'
    | 'tea'
    | 'milk'
    | 'water'
    | 'soup'
    | 'oats'
    | 'salt'
    | 'earth'
    | 'wax'
    | 'citrus'
  readonly plant?: 'tulips' | 'branch' | 'grass' | 'eucalyptus' | 'cactus' | 'monstera' | 'herb'
  readonly closed?: boolean
}

export interface PlateSpec {
  readonly kind: 'plate'
  readonly width: number
  readonly rim: number
  readonly stack?: number
  readonly speckle?: number
  readonly edge?: string
  readonly decor?: 'rings' | 'brush' | 'petals' | 'sprig'
  readonly oval?: number
}

export interface BoardSpec {
  readonly kind: 'board'
  readonly shape: 'rect' | 'round' | 'paddle' | 'fish'
  readonly width: number
  readonly height: number
  readonly end?: string
}

export interface ToolsSpec {
  readonly kind: 'tools'
  readonly tools: readonly ('spoon' | 'spatula' | 'ladle' | 'fork' | 'whisk' | 'brush' | 'knife')[]
  readonly length: number
}

export interface CandleSpec {
  readonly kind: 'candle'
  readonly holder?: Profile
  readonly arms?: number
  readonly candles: readonly { readonly x: number; readonly height: number; readonly radius: number }[]
  readonly holderFinish?: string
  readonly twist?: boolean
}

export interface LampSpec {
  readonly kind: 'lamp'
  readonly base: Profile
  readonly baseFinish?: string
  readonly stem: number
  readonly legs?: 'tripod'
  readonly arm?: number
  readonly shade: {
    readonly form: 'cone' | 'drum' | 'dome' | 'globe' | 'pleat' | 'mushroom'
    readonly width: number
    readonly height: number
    readonly top?: number
  }
  readonly shadeFinish?: string
}

export interface PendantSpec {
  readonly kind: 'pendant'
  readonly profile: Profile
  readonly cord: number
  readonly texture?: 'pleat' | 'ribs' | 'weave' | 'slats' | 'plain'
  readonly paper?: boolean
  readonly cluster?: number
}

export interface SeatSpec {
  readonly kind: 'seat'
  readonly form: 'chair' | 'stool' | 'bench' | 'lounge' | 'sofa' | 'pouf'
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly back?: 'slats' | 'rods' | 'shell' | 'ladder' | 'loop' | 'arc'
  readonly backHeight?: number
  readonly seat?: 'wood' | 'cord' | 'pad'
  readonly round?: boolean
  readonly arms?: boolean
  readonly legs?: number
  readonly splay?: number
  readonly frame?: string
  readonly pad?: string
}

export interface TableSpec {
  readonly kind: 'table'
  readonly form: 'four' | 'trestle' | 'pedestal' | 'tripod' | 'drawer' | 'nest' | 'block'
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly round?: boolean
  readonly top?: number
  readonly shelf?: boolean
  readonly frame?: string
}

export interface ShelfSpec {
  readonly kind: 'shelf'
  readonly form: 'case' | 'ladder' | 'wall' | 'cubes' | 'cabinet' | 'rail' | 'chest'
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly rows: number
  readonly columns?: number
  readonly props?: boolean
  readonly frame?: string
}

export interface BlanketSpec {
  readonly kind: 'blanket'
  readonly form: 'folded' | 'hung'
  readonly weave: 'plain' | 'stripe' | 'check' | 'herringbone' | 'waffle' | 'border' | 'knit'
  readonly accent?: string
  readonly fringe?: boolean
}

export interface CushionSpec {
  readonly kind: 'cushion'
  readonly width: number
  readonly height: number
  readonly weave: BlanketSpec['weave'] | 'block' | 'dots' | 'sun'
  readonly accent?: string
  readonly edge?: 'piped' | 'tassels' | 'plain' | 'fringe'
  readonly round?: boolean
}

export interface CoatSpec {
  readonly kind: 'coat'
  readonly length: number
  readonly width: number
  readonly flare?: number
  readonly collar: 'lapel' | 'stand' | 'hood' | 'shirt' | 'round'
  readonly closure: 'single' | 'double' | 'zip' | 'toggle' | 'snap' | 'belt'
  readonly pockets: 'patch' | 'flap' | 'slant' | 'none'
  readonly quilt?: 'rows' | 'diamonds'
  readonly sleeves?: boolean
  readonly check?: boolean
  readonly accent?: string
}

export interface KnitSpec {
  readonly kind: 'knit'
  readonly form: 'jumper' | 'cardigan' | 'vest' | 'beanie' | 'scarf' | 'socks' | 'mittens'
  readonly stitch: 'plain' | 'rib' | 'cable' | 'stripe' | 'yoke' | 'moss'
  readonly neck?: 'crew' | 'roll' | 'vee'
  readonly accent?: string
}

export interface BagSpec {
  readonly kind: 'bag'
  readonly form: 'tote' | 'backpack' | 'duffel' | 'satchel' | 'pouch' | 'basket' | 'crossbody'
  readonly width: number
  readonly height: number
  readonly accent?: string
}

export type Drawing =
  | VesselSpec
  | PlateSpec
  | BoardSpec
  | ToolsSpec
  | CandleSpec
  | LampSpec
  | PendantSpec
  | SeatSpec
  | TableSpec
  | ShelfSpec
  | BlanketSpec
  | CushionSpec
  | CoatSpec
  | KnitSpec
  | BagSpec
