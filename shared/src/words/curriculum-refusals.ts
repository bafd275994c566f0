import type { CreditRefusalCode } from '../rules/credits-ledger.ts'
import type { CurriculumFaultCode } from '../rules/curriculum-faults.ts'
import type { RegisterRefusalCode } from '../rules/register.ts'
import type { Words } from './result-faults.ts'

/** Why credits, a register or a version of a curriculum cannot be recorded as asked, and what to do instead. */
export const curriculumRefusalWords: Readonly<
  Record<CurriculumFaultCode | CreditRefusalCode | RegisterRefusalCode, Words>
> = {
  'total-differs': (d) => `The modules come to ${d.sum} credits, not ${d.expected}: ${d.working}`,
  'level-differs': (d) => `Level ${d.level} comes to ${d.sum} credits, not ${d.expected}: ${d.working}`,
  'semester-differs': (d) =>
    `Semester ${d.semester} of year ${d.year} comes to ${d.sum} credits, not ${d.expected}: ${d.working}`,
  'module-credits-differ': (d) =>
    `${d.code} has ${d.credits} credits and ${d.sum} in its semesters: ${d.working}`,
  'credits-not-whole': (d) => `Enter the credits of ${d.code} as a whole number above 0`,
  'code-missing': 'Enter the code of the module',
  'code-repeated': (d) => `${d.code} is the code of another module here. Enter another code`,
  'title-missing': 'Enter the title of the module',
  'level-outside': 'Choose level 4 or level 5',
  'year-outside': (d) => (d.years === 1 ? 'Enter year 1' : `Enter a year from 1 to ${d.years}`),
  'semester-outside': (d) => `There is no semester ${d.semester}. Choose semester 1, 2 or 3`,
  'semester-repeated': (d) => `${d.code} has semester ${d.semester} twice. Put its credits together`,
  'prerequisite-unknown': (d) =>
    `${d.prerequisite} is not another module here. Choose a module, or leave this empty`,
  'weights-not-100': (d) => `The weights of ${d.code} come to ${d.sum}%, not 100%: ${d.working}`,
  'weight-not-whole': (d) => `Enter the weight of ${d.title} as a whole percent from 0 to 100`,
  'pass-fail-weight': (d) => `${d.title} is pass or fail, so it has no part in the mark. Enter 0`,
  'component-repeated': (d) => `${d.code} has ${d.title} twice. Enter another title`,
  'component-title-missing': 'Enter what the component is called, for example Essay',
  'group-unknown': (d) => `${d.code} belongs to an option group that is not there. Choose a group`,
  'group-repeated': 'This option group is there twice. Enter another name',
  'group-chooses-none': 'Enter how many modules are chosen, 1 or more',
  'group-too-few': (d) =>
    `${d.choose} are chosen from this group and it has ${d.modules}. Add a module to it`,
  'group-unequal-credits': (d) =>
    `Each module of this group needs ${d.credits} credits, so that either choice adds up: ${d.working}`,
  'group-mixed-levels': (d) => `${d.code} is at level ${d.moduleLevel} and its group at level ${d.level}`,
  'credits-module-unknown': (d) => `${d.moduleCode} is not in this trainee’s curriculum`,
  'credits-option-not-chosen': (d) =>
    `This trainee has not chosen ${d.moduleCode}. Record the choice first, or name another module`,
  'credits-differ-from-module': (d) => `${d.moduleCode} has ${d.moduleCredits} credits, not ${d.credits}`,
  'credits-awarded-already': (d) => `A board has awarded the credits of ${d.moduleCode} already`,
  'prior-learning-recognised-already': (d) => `Prior learning is recognised for ${d.moduleCode} already`,
  'credits-over-total': (d) =>
    `With this there would be ${d.total} credits, and the programme has ${d.totalCredits}`,
  'clash-undecided': 'Choose whether the trainee’s own entry stays or the register is logged in its place',
  'clash-with-signed':
    'This entry is signed, so it stays. To change it, ask for it to be reversed and take the register again',
}
