import { readdirSync } from 'node:fs'
import type { AnyEndpoint } from '@rung/shared/contract/endpoint'

const folder = new URL('../../../shared/src/contract/', import.meta.url)

/** Every endpoint of the contract, whatever file it is in. */
export async function allEndpoints(): Promise<AnyEndpoint[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href)))
  return modules.flatMap((module) => Object.values(module).filter(isEndpoint))
}

function isEndpoint(value: unknown): value is AnyEndpoint {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['name', 'method', 'path', 'permission', 'params', 'body'].every((key) => key in value)
  )
}

export const paramNames = ({ path }: AnyEndpoint): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
