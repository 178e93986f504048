/** What a cup, a pot or a bowl may hold, as seen from above. */
export const liquids = {
  coffee: '#3b2318',
  tea: '#a9642a',
  milk: '#f1e7d6',
  water: '#b9cccb',
  soup: '#c9772f',
  oats: '#d9bf93',
  salt: '#f2eee6',
  earth: '#3d2b22',
  wax: '#efe3c8',
  citrus: '#d9a13a',
}
