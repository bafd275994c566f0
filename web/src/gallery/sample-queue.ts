import type { QueueGroup } from '../ui/SelectQueue.tsx'

export const queueGroups: readonly QueueGroup[] = [
  {
    id: 'ruby',
    heading: 'Ruby Ellis',
    href: '/trainees/ruby',
    note: 'Waiting since 2 June 2022',
    items: [
      {
        id: 'e1',
        title: 'University day',
        when: 'Thursday 2 June',
        minutes: 450,
        detail: 'Anatomy and physiology: the nervous system. I can now explain how a reflex works.',
        href: '/entries/e1',
      },
      {
        id: 'e2',
        title: 'Shadowing',
        when: 'Tuesday 31 May',
        minutes: 660,
        detail:
          'Followed the duty nurse through a whole shift on Willow ward, including the handover and the medicines round.',
        exceptions: ['11 hours in one day', 'Logged 16 days late'],
        href: '/entries/e2',
      },
      {
        id: 'e3',
        title: 'Online learning',
        when: 'Friday 27 May',
        minutes: 90,
        detail: 'Safeguarding adults, level 2.',
        href: '/entries/e3',
      },
    ],
  },
  {
    id: 'tomasz',
    heading: 'Tomasz Wójcik',
    href: '/trainees/tomasz',
    note: 'Waiting since 9 June 2022',
    items: [
      {
        id: 'e4',
        title: 'University day',
        when: 'Thursday 9 June',
        minutes: 450,
        detail: 'Foundations for Practice.',
        href: '/entries/e4',
      },
      {
        id: 'e5',
        title: 'Reflective writing',
        when: 'Saturday 11 June',
        minutes: 120,
        exceptions: ['On a weekend'],
        blocked: 'Tomasz is correcting this entry',
        href: '/entries/e5',
      },
    ],
  },
]
