import { Html } from '@stoa/platform/html'

/** In the colours of the theme, and a line of the text's own. */
const drawn = (name: string, parts: string): Html =>
  new Html(
    `<svg class="drawing drawing-${name}" viewBox="0 0 240 150" width="240" height="150" aria-hidden="true">${parts}</svg>`,
  )

/** What stands on pages that have little else to show. */
export const drawings = {
  shelf: drawn(
    'shelf',
    '<path class="wood" d="M14 116h212v9H14z"/><path class="wood-dark" d="M36 125h8l-4 18h-4zm168 0h-8l4 18h4z"/><path class="dashed" d="M92 74h46v22a20 20 0 0 1-20 20h-6a20 20 0 0 1-20-20zm46 8h6a10 10 0 0 1 0 20h-8"/><path class="leaf" d="M186 116c-1-24 3-40 12-52-14 8-20 26-16 52z"/><path class="glaze" d="M168 96h32l-4 20h-24z"/>',
  ),
  shards: drawn(
    'shards',
    '<ellipse class="shade" cx="122" cy="122" rx="86" ry="9"/><path class="clay" d="m64 118 7-40 34-9 7 13 10-8 4 34a17 17 0 0 1-14 14l-24 3a24 24 0 0 1-24-7z"/><path class="slip" d="m71 78 34-9 5 8-38 9z"/><path class="line" d="M67 92H57a10 10 0 0 0-2 20l9 2"/><path class="clay" d="m146 122 6-22 16 4 4 18zm36-1 4-12 12 12zm-44-4 3 5h-8z"/><path class="slip" d="m152 100 16 4-1 5-16-4z"/><path class="line" d="m140 60 8-14m6 20 16-10m-34-2-2-14"/>',
  ),
  plug: drawn(
    'plug',
    '<ellipse class="shade" cx="104" cy="130" rx="72" ry="7"/><path class="slip" d="M74 26h44l18 44H56z"/><path class="wood-dark" d="M92 70h8v18h-8z"/><path class="glaze" d="M96 84c18 0 26 12 26 26 0 10-4 16-8 20H78c-4-4-8-10-8-20 0-14 8-26 26-26z"/><path class="line" d="M120 126c28 6 30-16 50-14s12 18 32 14"/><path class="clay" d="M200 116h16a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-16z"/><path class="line" d="M220 121h10m-10 10h10"/>',
  ),
  wheel: drawn(
    'wheel',
    '<ellipse class="shade" cx="120" cy="140" rx="70" ry="6"/><path class="wood-dark" d="M112 112h16v28h-16z"/><ellipse class="wood" cx="120" cy="110" rx="74" ry="11"/><path class="clay" d="M84 62h72c0 26-10 40-22 46h-28c-12-6-22-20-22-46z"/><ellipse class="slip" cx="120" cy="62" rx="36" ry="7"/><path class="line" d="M40 92c-12 8-14 20-4 28m164-28c12 8 14 20 4 28M96 44c-4-8 4-10 0-18m24 16c-4-8 4-10 0-18m24 20c-4-8 4-10 0-18"/>',
  ),
  letter: drawn(
    'letter',
    '<ellipse class="shade" cx="120" cy="134" rx="74" ry="8"/><path class="slip" d="M54 48h132v84H54z"/><path class="wood" d="m54 132 50-46h32l50 46z"/><path class="line" d="m54 48 66 50 66-50"/><circle class="clay" cx="120" cy="96" r="12"/>',
  ),
  bag: drawn(
    'bag',
    '<ellipse class="shade" cx="120" cy="134" rx="66" ry="8"/><path class="line" d="M98 58V46a22 22 0 0 1 44 0v12"/><path class="slip" d="M72 56h96l8 76H64z"/><path class="wood" d="M70 76h100l-1-10H71z"/><path class="dashed" d="M100 92h40m-34 14h28"/>',
  ),
  parcel: drawn(
    'parcel',
    '<ellipse class="shade" cx="120" cy="134" rx="74" ry="8"/><path class="wood" d="M60 66h120v66H60z"/><path class="wood-dark" d="M110 66h20v30l-10-6-10 6z"/><path class="slip" d="M60 66 76 44h88l16 22z"/><path class="line" d="M76 116h26m-26-9h16"/>',
  ),
} as const
