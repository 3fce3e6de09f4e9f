import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { type Article, articleSchema } from '../../src/core/article.ts'

const fileOf = (userData: string, article: Pick<Article, 'id'>) =>
  path.join(userData, 'shelf', `${article.id}.dateline.json`)

/** A new session folder whose shelf holds this article. */
export function folderWith(article: Article): string {
  const userData = mkdtempSync(path.join(tmpdir(), 'dateline-e2e-'))
  mkdirSync(path.join(userData, 'shelf'))
  writeFileSync(fileOf(userData, article), JSON.stringify(article))
  return userData
}

/** The article as it is on the disk now. */
export const onDisk = (userData: string, article: Pick<Article, 'id'>): Article =>
  articleSchema.parse(JSON.parse(readFileSync(fileOf(userData, article), 'utf8')))

/** Goes to an article by its title in the switcher, and on to its text. */
export async function openText(page: Page, title: string): Promise<void> {
  await page.getByRole('region', { name: 'Timeline' }).waitFor()
  await page.locator('.switcher').click()
  await page.getByRole('list', { name: 'Articles' }).getByRole('button', { name: title }).click()
  await page.waitForFunction((wanted) => document.title.startsWith(wanted), title)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: /^Command/ }).fill('Show the text')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Source text' }).waitFor()
}
