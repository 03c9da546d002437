const port = process.env.GUILDHALL_E2E_PORT || process.env.E2E_PORT || '3900'

/** The settings of the server under test that the tests also need. */
export const settings = {
  PORT: port,
  APP_URL: `http://localhost:${port}`,
  GUILDHALL_DATA: '.test/e2e',
  CRON_SECRET: 'the-secret-of-the-browser-tests',
}
