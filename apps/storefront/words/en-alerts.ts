export const alerts = {
  title: 'Tell me when it is back',
  hint: 'One mail when you can buy it again, and nothing else.',
  hintOwn: 'One mail to the address of your account when you can buy it again, and nothing else.',
  which: 'Which one',
  email: 'E-mail',
  send: 'Tell me when it is back',
  soldOutChoice: 'Some choices are sold out: be told when they are back',
  unconfirmed: 'Please look into your mailbox',
  unconfirmedHint:
    'We have sent you a link, unless we did so today. Follow it, and we write once when you can buy it again.',
  subscribed: 'We will tell you',
  subscribedHint: 'One mail when you can buy it again.',
  confirmTitle: 'Shall we tell you?',
  confirmHint: 'One press, and we write once when you can buy it again.',
  confirmDo: 'Yes, tell me',
  endTitle: 'No more of these messages?',
  endHint: 'One press, and we do not write about it any more.',
  endDo: 'No more messages',
  ended: 'We do not write about it any more',
  endRemindersHint:
    'One press, and we remind you of no cart any more. Mails about your orders and your account still come.',
  endedReminders: 'We do not remind you of a cart any more',
  problems: {
    email_required: 'Please say which address to write to.',
    email_invalid: 'Please look at the address: it should be like name@example.com.',
    sku_unknown: 'This is not sold any more.',
    token_invalid:
      'The link has run out, or was withdrawn. On the page of the product you can ask for another.',
  } as Readonly<Record<string, string>>,
}
