import { parentPort } from 'node:worker_threads'
import { runSeeds, type Seeds } from '../../services/orders/testing/simulation/run-seeds.ts'

/** A thread of `npm run simulate`: a handful of seeds at a time, and what came of them. */
parentPort!.on('message', async (seeds: Seeds) => {
  parentPort!.postMessage({ seeds, ...(await runSeeds(seeds)) })
})
