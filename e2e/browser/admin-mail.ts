import type { OneProcess } from '../topologies/one-process.ts'

/** The newest mail to somebody, as the mailbox of the shop shows it. */
export async function mailTo({ url, drain }: OneProcess, address: string): Promise<string> {
  await drain()
  const list = await (await fetch(`${url}dev/mailbox`)).text()
  const row = list.split('<tr>').find(text => text.includes(address))
  const path = /href="\/(dev\/mailbox\/[^"]+)"/.exec(row ?? '')?.[1]
  if (!path) throw new Error(`no mail went to ${address}`)
  return (await fetch(`${url}${path}`)).text()
}
