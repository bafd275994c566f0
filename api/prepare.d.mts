export const root: string
export class PrepareFault extends Error {}
export function prepare(steps: ('install' | 'api' | 'web')[]): Promise<void>
