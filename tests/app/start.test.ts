import { describe, expect, it } from 'vitest'
import { askForStart } from '../../src/app/start.ts'
import { articleToOpen, emptySession } from '../../src/core/stored-session.ts'
import { bundledArticle, fakeDesk, summaryOf } from './with-article.tsx'

const summary = (id: string) => ({ ...summaryOf(bundledArticle()), id })

describe('askForStart', () => {
  it('asks for session, list and article at once, before anything is drawn', async () => {
    const own = fakeDesk()
    const { start } = askForStart(own)
    const known = await start
    expect(known?.session).toEqual(emptySession)
    expect(known?.first).toEqual({ id: bundledArticle().id, answer: { ok: true, value: bundledArticle() } })
    expect(own.asked.map(({ name }) => name)).toEqual(['readStart'])
  })

  it('gives the answers under way to the first who asks, and asks again after that', async () => {
    const own = fakeDesk()
    const { desk, start } = askForStart(own)
    await start
    await desk.request('readSession')
    await desk.request('listArticles')
    await desk.request('readArticle', bundledArticle().id)
    expect(own.asked).toHaveLength(1)
    await desk.request('readSession')
    await desk.request('readArticle', 'another')
    expect(own.asked.slice(1)).toEqual([
      { name: 'readSession', input: undefined },
      { name: 'readArticle', input: 'another' },
    ])
  })

  it('reads an article again that is opened again', async () => {
    const own = fakeDesk()
    const { desk, start } = askForStart(own)
    await start
    await desk.request('readArticle', 'another')
    await desk.request('readArticle', bundledArticle().id)
    expect(own.asked.slice(1).map(({ input }) => input)).toEqual(['another', bundledArticle().id])
  })

  it('is null where there is nothing to open, or no answer comes', async () => {
    expect(await askForStart(fakeDesk({ listArticles: () => [] })).start).toBeNull()
    const broken = fakeDesk({
      readSession: () => {
        throw new Error('no')
      },
    })
    const { desk, start } = askForStart(broken)
    expect(await start).toBeNull()
    await expect(desk.request('readSession')).rejects.toThrow('no')
  })
})

describe('articleToOpen', () => {
  const articles = [summary('one'), summary('two')]
  it('is that of the session, else the first', () => {
    expect(articleToOpen(articles, { ...emptySession, article: 'two' })?.id).toBe('two')
    expect(articleToOpen(articles, { ...emptySession, article: 'gone' })?.id).toBe('one')
    expect(articleToOpen([], emptySession)).toBeUndefined()
  })
})
