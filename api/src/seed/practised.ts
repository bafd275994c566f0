import type { OffTheJobCategoryKey } from '@rung/shared/figures/off-the-job-categories'

/** A way of learning beside the university day, with what people wrote about it. */
export interface Practised {
  readonly category: OffTheJobCategoryKey
  readonly ksbs: readonly string[]
  /** When it begins, where people give clock times for it. */
  readonly startsAt: string | null
  /** Belongs to the module taught at the time. */
  readonly forModule: boolean
  readonly times: readonly (readonly [activity: string, learned: string])[]
}

export const practised: readonly Practised[] = [
  {
    category: 'shadowing',
    ksbs: ['S5', 'S2'],
    startsAt: null,
    forModule: false,
    times: [
      [
        'Shadowed the crisis resolution team',
        'How the team decides between home treatment and admission, and who has the last word.',
      ],
      [
        'Shadowed the duty worker on triage calls',
        'The order of questions in a triage call and how to close it safely.',
      ],
      [
        'Shadowed the occupational therapist',
        'What an interest checklist tells you, and grading an activity to the day.',
      ],
      [
        'Shadowed the ward pharmacist',
        'Medicines reconciliation on admission: two sources at least, and the chemist often knows most.',
      ],
      [
        'Shadowed the social prescribing link worker',
        'How a first conversation is about what matters, not what is the matter.',
      ],
      [
        'Shadowed the liaison team in the emergency department',
        'Parallel assessment: mental health does not wait for medically fit.',
      ],
      [
        'Shadowed a Care Programme review',
        'How the care coordinator brought five views to three decisions in 40 minutes.',
      ],
    ],
  },
  {
    category: 'assignments',
    ksbs: [],
    startsAt: null,
    forModule: true,
    times: [
      [
        'Wrote the first draft of the assignment',
        'Structure before words: the second outline saved me an evening.',
      ],
      [
        'Worked on the reflective account',
        'To stay with the feelings part before explaining them, and to link it to theory.',
      ],
      [
        'Finished the references and checked against the marking grid',
        'Two of my sources were too old; found newer guidance instead.',
      ],
      [
        'Prepared slides for the seminar presentation',
        'One message for each slide. Timed it at nine minutes.',
      ],
      [
        'Gathered evidence for the case study',
        'How to keep a case study free of anything that could identify someone.',
      ],
    ],
  },
  {
    category: 'mentoring',
    ksbs: ['S6', 'S9'],
    startsAt: '14:00',
    forModule: false,
    times: [
      [
        'Practised a physical health check with my mentor',
        'Manual blood pressure by ear, three readings in a row my mentor agreed with.',
      ],
      [
        'Practised a mental state summary with my mentor',
        'To describe what I see and hear before I name it.',
      ],
      [
        'Led a one-to-one session with my mentor watching',
        'I talked too soon after a silence. Next time count to five.',
      ],
      [
        'Went through safety planning with my mentor',
        'The plan is written with the person, in their words, and they keep the copy.',
      ],
      [
        'Practised running the community meeting',
        'Agree the ground rules first, and give quiet people an easy way in.',
      ],
      ['Learned to take bloods under supervision', 'Order of draw, and to stop after two tries and ask.'],
    ],
  },
  {
    category: 'online-learning',
    ksbs: ['K5', 'S10'],
    startsAt: null,
    forModule: false,
    times: [
      [
        'Oliver McGowan training, tier 1',
        'Reasonable adjustments I can make tomorrow: time, words, noise, light.',
      ],
      ['Safeguarding adults, level 2 module', 'Thresholds, and to record the conversation with the person.'],
      ['Suicide awareness module', 'Asking directly does not put the idea there.'],
      [
        'Module on domestic abuse and routine enquiry',
        'Ask alone, ask everyone, know the next step before asking.',
      ],
      [
        'Diabetes and severe mental illness module',
        'Signs of low and high blood sugar and what to do first.',
      ],
      [
        'Module on autism in mental health services',
        'Masking, shutdown and meltdown, and what helped people on our ward type.',
      ],
    ],
  },
  {
    category: 'self-directed-study',
    ksbs: [],
    startsAt: null,
    forModule: true,
    times: [
      ['Read the set chapters before the next session', 'Came with two questions for the seminar, as asked.'],
      ['Read the NICE guideline and made a one-page summary', 'Which steps are ours and which are the GP’s.'],
      ['Revised with the workbook in study time', 'Wrote flash cards for the parts I kept getting wrong.'],
      ['Read two papers for the seminar', 'They disagree because they measured different things.'],
    ],
  },
  {
    category: 'simulation',
    ksbs: ['S7', 'S10', 'B4'],
    startsAt: '09:30',
    forModule: false,
    times: [
      [
        'De-escalation simulation with actors',
        'Distance, side-on, low voice. I was told my hands say more than I think.',
      ],
      ['Basic life support in the simulation suite', 'Rate and depth, and to send someone by name for help.'],
      [
        'Simulated ward round',
        'Gave a 60-second summary of a made-up person and was asked the one thing I left out.',
      ],
      ['Hearing-voices simulation', 'Tried to follow instructions with voices in headphones. Humbling.'],
    ],
  },
  {
    category: 'visit',
    ksbs: ['K6', 'S11'],
    startsAt: null,
    forModule: false,
    times: [
      [
        'Visit to the recovery college',
        'Courses are written and taught by people with lived experience alongside staff.',
      ],
      [
        'Visit to the community drug and alcohol service',
        'How a shared care plan works and what same-day access means.',
      ],
      [
        'Regional study day for trainee assistant practitioners',
        'How other trusts free up the study day, and took two ideas back to my manager.',
      ],
      [
        'Visit to the foodbank and advice centre',
        'Who can refer, what they can give on the day, and how to make it less awkward.',
      ],
    ],
  },
]
