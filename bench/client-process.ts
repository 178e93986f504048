import { type LoadOptions, runLoad } from './client/run-load.ts'
import { answerParent } from './processes/answer-parent.ts'

answerParent<LoadOptions>(runLoad, async () => {})
