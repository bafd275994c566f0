import {
  changeAcademicRules,
  changeCurriculum,
  changeOption,
  chooseOption,
  deleteCurriculum,
  draftCurriculum,
  listCurricula,
  listOptions,
  publishCurriculum,
  readAcademicRules,
  readCurriculum,
  readDifferences,
} from '@rung/shared/contract/curriculum'
import type { Routes } from '../../http/mount.ts'
import { notFound } from '../../http/refuse.ts'
import { changeRules, readAllDifferences, readRules } from './academic-rules.ts'
import {
  changeOneCurriculum,
  deleteOneCurriculum,
  draftOneCurriculum,
  publishOneCurriculum,
} from './drafts.ts'
import { changeOneOption, chooseOneOption, listAllOptions } from './options.ts'
import { versionsOf, versionView } from './version-view.ts'

export function curriculumRoutes(routes: Routes): void {
  routes.add(
    listCurricula,
    async ({ tx, caller, params }) => (await versionsOf(tx, caller, params.programmeId)) ?? notFound(),
  )
  routes.add(
    readCurriculum,
    async ({ tx, caller, params }) => (await versionView(tx, caller, params.curriculumId)) ?? notFound(),
  )
  routes.add(draftCurriculum, draftOneCurriculum)
  routes.add(changeCurriculum, changeOneCurriculum)
  routes.add(deleteCurriculum, deleteOneCurriculum)
  routes.add(publishCurriculum, publishOneCurriculum)
  routes.add(readDifferences, readAllDifferences)
  routes.add(readAcademicRules, readRules)
  routes.add(changeAcademicRules, changeRules)
  routes.add(listOptions, listAllOptions)
  routes.add(chooseOption, chooseOneOption)
  routes.add(changeOption, changeOneOption)
}
