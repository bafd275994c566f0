/** What university days were about: for each module the activity and what was learned. */
export interface Taught {
  readonly ksbs: readonly string[]
  readonly days: readonly (readonly [activity: string, learned: string])[]
}

export const taught: Readonly<Record<string, Taught>> = {
  PZ1015: {
    ksbs: ['S4', 'K4'],
    days: [
      [
        'University day: finding and reading evidence',
        'How to search the library databases and tell a review from a single study.',
      ],
      [
        'University day: reflective writing',
        'Used the Gibbs cycle on a handover that went badly. I see now that I rushed the analysis part.',
      ],
      [
        'University day: referencing and academic integrity',
        'Harvard references, and what counts as paraphrasing. My draft needed more of my own words.',
      ],
      [
        'University day: planning a learning contract',
        'Set three learning goals for this semester with dates and how I will show them.',
      ],
      [
        'University day: reading a research paper',
        'What the parts of a paper are for, and to read the methods before I believe the summary.',
      ],
    ],
  },
  PZ1022: {
    ksbs: ['S7', 'S5', 'V5'],
    days: [
      [
        'University day: active listening',
        'Practised open questions and silence in threes. Waiting a little longer gets a fuller answer.',
      ],
      [
        'University day: working in the multidisciplinary team',
        'Who does what in a community team, and how to hand over with SBAR.',
      ],
      [
        'University day: communication barriers',
        'Ways to work with interpreters, and why family members should not stand in for one.',
      ],
      [
        'University day: written records',
        'Fact, opinion and who said it: how to write a note that another shift can use.',
      ],
      [
        'University day: difficult conversations',
        'Role play on giving an answer people do not want to hear. Be clear first, then kind, then quiet.',
      ],
    ],
  },
  PZ1067: {
    ksbs: ['K2', 'K3'],
    days: [
      [
        'University day: the nervous system and stress',
        'What the stress response does to the heart, gut and sleep, and how long it takes to settle.',
      ],
      [
        'University day: heart and circulation',
        'How blood pressure comes about and why the cuff size matters.',
      ],
      [
        'University day: psychology of health behaviour',
        'Why telling people facts seldom changes habits; the stages of change model.',
      ],
      [
        'University day: hormones and mood',
        'Thyroid, cortisol and mood, and why blood tests come before a diagnosis.',
      ],
      [
        'University day: breathing and anxiety',
        'How over-breathing brings on tingling and dizziness, and how to explain it in plain words.',
      ],
    ],
  },
  NU1019: {
    ksbs: ['K5', 'S8', 'B1'],
    days: [
      [
        'University day: care seen from the other side',
        'Two people with lived experience taught the session. Small courtesies were what they remembered.',
      ],
      [
        'University day: choice and consent',
        'The five principles of the Mental Capacity Act, and that capacity is for one decision at one time.',
      ],
      [
        'University day: working with carers',
        'What the triangle of care asks of us, and what may be shared without consent.',
      ],
      [
        'University day: stigma',
        'Words that label people, and what to say instead. We rewrote a page of old notes.',
      ],
    ],
  },
  PW1002: {
    ksbs: ['K7', 'S10'],
    days: [
      [
        'University day: how medicines work',
        'Absorption, half-life and steady state, and why some medicines take weeks.',
      ],
      [
        'University day: medicines and the law',
        'What an assistant practitioner may and may not do with medicines, and who delegates it.',
      ],
      [
        'University day: side effects to report',
        'Early signs of lithium toxicity and of neuroleptic malignant syndrome, and whom to tell.',
      ],
      [
        'University day: safe storage and errors',
        'How to report a near miss, and that a report is not blame.',
      ],
    ],
  },
  PZ1046: {
    ksbs: ['K3', 'K5'],
    days: [
      [
        'University day: perinatal mental health',
        'Baby blues, postnatal depression and psychosis: how they differ and how fast to act.',
      ],
      [
        'University day: children and young people',
        'Attachment, and what a young person may show instead of saying it.',
      ],
      ['University day: later life', 'Telling delirium, dementia and depression apart by onset and course.'],
      [
        'University day: psychosis and recovery',
        'Recovery is more than fewer symptoms. The CHIME framework.',
      ],
      [
        'University day: trauma-informed care',
        'Ask what happened, not what is wrong. Safety, choice and trust on a ward round.',
      ],
    ],
  },
  'FFP-L4': {
    ksbs: ['S1', 'S9', 'S6'],
    days: [
      [
        'University day: physical health checks',
        'Pulse, respiration, blood pressure and NEWS2 scoring in the skills lab until it was steady.',
      ],
      [
        'University day: scope and delegation',
        'The five rights of delegation. I may say no if I have not been shown.',
      ],
      [
        'University day: professional boundaries',
        'Worked through social media and gift cases; most slips begin small.',
      ],
      [
        'University day: observation and engagement',
        'Levels of observation, and that engagement is the point of it.',
      ],
    ],
  },
  PZ2091: {
    ksbs: ['K4', 'K7', 'S12'],
    days: [
      [
        'University day: asking an answerable question',
        'Turned a ward problem into a PICO question about sleep hygiene.',
      ],
      ['University day: appraising a trial', 'Used the CASP checklist on a trial of brief interventions.'],
      [
        'University day: qualitative evidence',
        'What interviews can show that numbers cannot, and how themes are made.',
      ],
      [
        'University day: audit and service evaluation',
        'The audit cycle, and why a service evaluation is not research.',
      ],
      [
        'University day: from evidence to practice',
        'Barriers to changing practice, and planned one small test of change.',
      ],
    ],
  },
  PZ2073: {
    ksbs: ['K6', 'S8', 'S11'],
    days: [
      [
        'University day: health inequalities',
        'People with severe mental illness die 15 to 20 years early; most of it is physical illness.',
      ],
      [
        'University day: making every contact count',
        'Very brief advice on smoking in under a minute: ask, advise, act.',
      ],
      [
        'University day: community assets',
        'Mapped what is free within a mile of our base: choir, allotment, warm space, walking group.',
      ],
      [
        'University day: motivational interviewing',
        'Reflections and scaling questions. Resist the urge to fix.',
      ],
    ],
  },
  'MHBC-L5': {
    ksbs: ['K6', 'S11', 'B3'],
    days: [
      [
        'University day: mental health law',
        'Sections 2, 3 and 136 in outline, and what rights must be explained and when.',
      ],
      [
        'University day: policy and money',
        'How an integrated care board decides, and where our service stands in it.',
      ],
      [
        'University day: culture and mental health',
        'Why some communities meet us first in a crisis, and what others have tried.',
      ],
      ['University day: housing, debt and work', 'Where to refer, and that debt advice can be treatment.'],
    ],
  },
  PW2002: {
    ksbs: ['K7', 'S10', 'S1'],
    days: [
      [
        'University day: antipsychotics and monitoring',
        'Baseline and yearly checks: weight, waist, lipids, HbA1c, ECG.',
      ],
      [
        'University day: clozapine and depot clinics',
        'Blood results traffic lights, and what to ask at every visit.',
      ],
      [
        'University day: concordance',
        'Adherence is a conversation. We listed reasons people stop, most of them reasonable.',
      ],
      [
        'University day: controlled drugs and audits',
        'Registers, second checks and what an audit looks for.',
      ],
    ],
  },
  PZ2066: {
    ksbs: ['S2', 'S6', 'S3'],
    days: [
      [
        'University day: care planning with the person',
        'Goals in the person’s own words, and reviewing them on time.',
      ],
      [
        'University day: risk formulation',
        'The 5 Ps. A formulation is shared and changes; a tick list does neither.',
      ],
      [
        'University day: running a group',
        'Planned six sessions of a sleep group, with an opening, a task and a close.',
      ],
      [
        'University day: teaching others',
        'Taught the pulse oximeter to a first-year in ten minutes and had it taught back.',
      ],
      ['University day: leading a review', 'Chairing in pairs: time, turns, decisions and who does what.'],
    ],
  },
  PZ2035: {
    ksbs: ['S3', 'S5', 'S12'],
    days: [
      [
        'University day: leadership styles',
        'Compassionate leadership, and what I do under pressure instead.',
      ],
      [
        'University day: quality improvement',
        'Driver diagram and a run chart for late physical health checks.',
      ],
      [
        'University day: managing workload',
        'Sorted a real week by urgency and importance. Half of it could be planned.',
      ],
      [
        'University day: change and resistance',
        'Listen to what people stand to lose. It is mostly about time.',
      ],
      [
        'University day: supervision skills',
        'The three functions of supervision, and practised the restorative one.',
      ],
    ],
  },
}
