export { type TestClock, testClock } from './test-clock.ts'
export { type Ending, type TestDatabase, testDatabase } from './test-database.ts'
export { testIds } from './test-ids.ts'
export { startTestServer, type TestServer } from './test-server.ts'
