import 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** As its owner, the database that others are made from. */
    maintenanceUrl: string
    /** What this run's databases are called, to be found and dropped at its end. */
    databasePrefix: string
    /** Undefined where no browser can be had. */
    browser: { executablePath: string; env: Record<string, string> } | undefined
  }
}
