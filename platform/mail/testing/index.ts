export { type Received, startSmtpServer, type TestSmtpServer } from './smtp-server.ts'
