import {
  allocateMentor,
  changeEmployment,
  changeLineManager,
  countTrainees,
  endMentorship,
  listMentors,
  listTrainees,
  readTrainee,
} from '@rung/shared/contract/trainees'
import type { Routes } from '../../http/mount.ts'
import { allocateOneMentor } from './allocate-mentor.ts'
import { changeTheEmployment } from './change-employment.ts'
import { changeTheLineManager } from './change-line-manager.ts'
import { countVisibleTrainees } from './count-trainees.ts'
import { endOneMentorship } from './end-mentorship.ts'
import { listPossibleMentors } from './list-mentors.ts'
import { listVisibleTrainees } from './list-trainees.ts'
import { readOneTrainee } from './read-trainee.ts'

export function traineesRoutes(routes: Routes): void {
  routes.add(listTrainees, listVisibleTrainees)
  routes.add(countTrainees, countVisibleTrainees)
  routes.add(readTrainee, readOneTrainee)
  routes.add(allocateMentor, allocateOneMentor)
  routes.add(endMentorship, endOneMentorship)
  routes.add(changeLineManager, changeTheLineManager)
  routes.add(changeEmployment, changeTheEmployment)
  routes.add(listMentors, listPossibleMentors)
}
