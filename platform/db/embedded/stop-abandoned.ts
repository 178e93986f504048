import { isOurServer } from './find-running.ts'
import { layOut } from './layout.ts'
import { readOwner } from './owner-lock.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { isSameProcess } from './process-identity.ts'
import { stopServer } from './stop-server.ts'

/** Stops what a killed owner left running, where nobody will come to adopt it. False while an owner lives. */
export async function stopAbandoned(dataDir: string): Promise<boolean> {
  const layout = layOut(dataDir)
  const owner = readOwner(layout.ownerLock)
  if (!owner || isSameProcess(owner)) return false
  const postmaster = readPostmasterFile(layout.data)
  if (postmaster && isOurServer(postmaster.pid, layout)) await stopServer(postmaster.pid)
  return true
}
