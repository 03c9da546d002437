/** The settings of the server under test, which the tests need to know as well. */
export const settings: Record<'PORT' | 'APP_URL' | 'GUILDHALL_DATA' | 'CRON_SECRET', string>
