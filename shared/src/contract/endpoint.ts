import type * as z from 'zod/mini'
import type { Action } from '../rules/permissions.ts'
import { none } from './shapes.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Shape = z.ZodMiniType

/**
 * One call of the API: from this value come the route, the typed client, the form's checks and the OpenAPI page.
 * `path` is below /api/v1, with `:name` for each key of `params`. `update: true` asks for If-Match and answers an ETag.
 */
export interface Endpoint<P extends Shape, Q extends Shape, B extends Shape, A extends Shape> {
  readonly name: string
  readonly method: Method
  readonly path: `/${string}`
  readonly permission: Action
  readonly summary: string
  readonly tag: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: A
  readonly status: 200 | 201 | 204
  readonly update: boolean
  /** Sent as multipart/form-data with one file named `file`; other body fields travel as form fields. */
  readonly upload: boolean
  /** Answers a file instead of JSON; the media type it is sent as. */
  readonly file?: string
}

export type AnyEndpoint = Endpoint<Shape, Shape, Shape, Shape>

type Options<P, Q, B, A> = Pick<
  AnyEndpoint,
  'name' | 'method' | 'path' | 'permission' | 'summary' | 'tag'
> & {
  params?: P
  query?: Q
  body?: B
  answer: A
  status?: 200 | 201 | 204
  update?: boolean
  upload?: boolean
  file?: string
}

export function endpoint<
  P extends Shape = typeof none,
  Q extends Shape = typeof none,
  B extends Shape = typeof none,
  A extends Shape = typeof none,
>(options: Options<P, Q, B, A>): Endpoint<P, Q, B, A> {
  // The defaults are `none` exactly when the caller left the schema out, which is what P, Q and B then are.
  const { params = none as unknown as P, query = none as unknown as Q, body = none as unknown as B } = options
  return { status: 200, update: false, upload: false, ...options, params, query, body }
}

export type ParamsOf<E extends AnyEndpoint> = z.infer<E['params']>
export type QueryOf<E extends AnyEndpoint> = z.infer<E['query']>
export type QueryInputOf<E extends AnyEndpoint> = z.input<E['query']>
export type BodyOf<E extends AnyEndpoint> = z.infer<E['body']>
export type BodyInputOf<E extends AnyEndpoint> = z.input<E['body']>
export type AnswerOf<E extends AnyEndpoint> = z.infer<E['answer']>
