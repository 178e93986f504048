import { useState } from 'react'
import { type Attempt, newAttempt } from './attempt.ts'

export const useAttempt = (): Attempt => useState(newAttempt)[0]
