/** What people choose when ten characters are asked for; the rest is left to the throttle. */
const common = new Set([
  '1234567890',
  '0123456789',
  '123456789a',
  '1q2w3e4r5t',
  'qwertyuiop',
  'password12',
  'password123',
  'password1234',
  'passwordpassword',
  'iloveyou12',
  'letmein123',
  'welcome123',
  'administrator',
])

/** A reason to refuse a password, or nothing. Length is the contract's business; there are no rules about kinds of characters. */
export function weaknessOf(password: string, email: string): string | undefined {
  const text = password.toLowerCase()
  const [mailbox = ''] = email.toLowerCase().split('@')
  if (common.has(text)) return 'This password is one of the first that anybody tries'
  if (new Set(text).size < 4) return 'This password repeats too few characters'
  if (text.includes(email.toLowerCase())) return 'The password must not contain your e-mail address'
  if (mailbox.length > 3 && text.startsWith(mailbox) && text.length < mailbox.length + 6)
    return 'The password must be more than your e-mail address with something after it'
  return undefined
}
