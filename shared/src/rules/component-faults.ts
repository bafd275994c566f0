import type { CurriculumFault, DraftModule } from './curriculum-faults.ts'

/**
 * What is wrong with the components of a module. Without components a module has one mark.
 * Basis: the weights of the marked components make 100 percent; what is pass or fail has none.
 * Example: an essay of 60 and a test of 30 come to 90.
 */
export function componentFaults(
  { code, components }: Pick<DraftModule, 'code' | 'components'>,
  field: string,
): CurriculumFault[] {
  const at = `${field}.components`
  const marked = components.filter(({ kind }) => kind === 'mark')
  const sum = marked.reduce((all, { weight }) => all + weight, 0)
  const working = `${marked.map(({ weight }) => weight).join(' + ')} = ${sum}`
  const weighed = marked.length === 0 || sum === 100
  return [
    ...(weighed ? [] : [{ code: 'weights-not-100' as const, field: at, detail: { code, sum, working } }]),
    ...components.flatMap((component, place): CurriculumFault[] => {
      const { weight, kind } = component
      const title = component.title.trim()
      const detail = { code, title, weight }
      const here = `${at}.${place}`
      if (title === '') return [{ code: 'component-title-missing', field: `${here}.title`, detail }]
      if (isRepeated(components, place))
        return [{ code: 'component-repeated', field: `${here}.title`, detail }]
      if (kind === 'pass-fail' && marked.length > 0 && weight !== 0)
        return [{ code: 'pass-fail-weight', field: `${here}.weight`, detail }]
      const whole = Number.isInteger(weight) && weight >= 0 && weight <= 100
      return whole ? [] : [{ code: 'weight-not-whole', field: `${here}.weight`, detail }]
    }),
  ]
}

function isRepeated(components: DraftModule['components'], place: number): boolean {
  const own = components[place]
  return components
    .slice(0, place)
    .some(({ key, title }) => key === own?.key || tidy(title) === tidy(own?.title ?? ''))
}

const tidy = (text: string): string => text.trim().toLowerCase()
