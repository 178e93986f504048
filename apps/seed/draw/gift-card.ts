/** A card with a ribbon on the brand's chalk. The name is drawn as lines, so that it needs no font. */
export const drawGiftCard = (): string =>
  [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000" width="800" height="1000">',
    '<defs><linearGradient id="g0" x2="1" y2="1"><stop offset="0" stop-color="#c8643c"/>',
    '<stop offset="1" stop-color="#9c4527"/></linearGradient></defs>',
    '<rect width="800" height="1000" fill="#ece5d8"/>',
    '<ellipse cx="400" cy="694" rx="262" ry="20" fill="#3b332b" opacity="0.16"/>',
    '<g transform="rotate(-5 400 520)">',
    '<rect x="130" y="350" width="540" height="340" rx="22" fill="url(#g0)"/>',
    '<rect x="130" y="350" width="540" height="340" rx="22" fill="none" stroke="#fff" stroke-opacity="0.28" stroke-width="2"/>',
    '<rect x="500" y="350" width="44" height="340" fill="#f2e9da"/>',
    '<rect x="130" y="486" width="540" height="40" fill="#f2e9da"/>',
    '<path d="M522 506C470 420 420 430 440 478C452 506 496 508 522 506Z" fill="#f8f2e6"/>',
    '<path d="M522 506C574 420 624 430 604 478C592 506 548 508 522 506Z" fill="#e4d8c4"/>',
    '<circle cx="522" cy="506" r="17" fill="#f8f2e6"/>',
    '<path d="M178 640V590L200 620L222 590V640M244 640L264 592L284 640M252 624H276M304 640V592H322A13 13 0 0 1 322 618H304M322 618L338 640M360 592V640H390" ',
    'fill="none" stroke="#f8f2e6" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>',
    '</g></svg>\n',
  ].join('')
