export const settings = {
  NOTIFICATIONS_MAIL: 'mailbox',
  NOTIFICATIONS_WEBHOOK_NETWORK: 'loopback',
  NOTIFICATIONS_BRAND: 'Marl',
  NOTIFICATIONS_FROM: 'Marl <shop@marl.example>',
  SHOP_URL: 'https://marl.example/',
}
export const keys = {
  ...{ cursorKey: 'a key of tests for cursors', sealKeys: 'a key of tests for seals' },
  addressKey: 'a key of tests for addresses',
}
