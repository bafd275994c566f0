import type { ProgrammeSettings } from '@rung/shared/figures/programme-settings'
import type { UniversityKey } from './places.ts'

interface DemonstrationProgramme {
  readonly title: string
  readonly settings: Partial<ProgrammeSettings>
  /** Under the version of the standard that takes starts on the load day, else under that of spring 2021. */
  readonly newestStandard: boolean
}

export const programmes: Readonly<Record<UniversityKey, DemonstrationProgramme>> = {
  wyresdale: {
    title: 'FdSc Health and Social Care (Assistant Practitioner)',
    settings: {},
    newestStandard: false,
  },
  calder: {
    title: 'FdSc Assistant Practitioner, Mental Health',
    settings: { lapsedMentor: 'countersign' },
    newestStandard: true,
  },
}
