import { type LoadOptions, runLoad } from './client/run-load.ts'
import { runVisits, type VisitOptions } from './client/run-visits.ts'
import { answerParent } from './processes/answer-parent.ts'

const isVisit = (options: LoadOptions | VisitOptions): options is VisitOptions => 'lists' in options.plan

answerParent<LoadOptions | VisitOptions>(
  options => (isVisit(options) ? runVisits(options) : runLoad(options)),
  async () => {},
)
