import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFreshSession } from '../../electron/faults/fresh-session.ts'
import { scrub } from '../../electron/faults/scrub.ts'
import { followStart } from '../../electron/faults/starts.ts'
import { createStateFile } from '../../electron/state-file.ts'
import { lateSession, lateStarts } from '../../electron/state-formats.ts'
import { requests } from '../../src/contract/index.ts'
import type { Session } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { fakeFaultDesk } from './fault-desk.ts'
import { temporaryFolder, unwatched } from './temporary.ts'

describe('a crash report', () => {
  const hidden = {
    folders: [['/home/alice/apps/dateline', 'DATELINE'] as const, ['/home/alice', '~'] as const],
    user: 'alice',
  }

  it('names no folder of the reader’s, no user, and quotes nothing of an article', () => {
    const error = [
      'Error: cannot read /home/alice/My%20articles/“We will go on” said',
      `SyntaxError: Unexpected token 'w', ..."title": "we go "... is not valid JSON`,
      'TypeError: "Putin told Lukashenko" is not iterable, reading \'views\'',
      '    at read (file:///home/alice/apps/dateline/out/main/main.js:12:3)',
      '    at open (/media/alice/DRIVE/x.js:1:1)',
    ].join('\n')
    const scrubbed = scrub(error, hidden)
    expect(scrubbed).not.toMatch(/alice|We will go on|we go|title|Putin|Lukashenko/)
    expect(scrubbed).toContain('DATELINE/out/main/main.js:12:3')
    expect(scrubbed).toContain("reading 'views'")
    expect(scrubbed).toContain('/media/USER/DRIVE')
  })

  it('is written, listed, read again, and kept to the newest twenty', async () => {
    const folder = path.join(await temporaryFolder(), 'crash-reports')
    const { reports, clock } = fakeFaultDesk(folder)
    for (let k = 0; k < 25; k += 1) {
      clock.now += 20_000
      expect(reports.write({ kind: 'main-exception', what: `Fault ${k}.`, error: new Error('no') })).not.toBeNull()
    }
    const listed = requests.listCrashReports.output.parse(await reports.list())
    expect(listed).toHaveLength(20)
    const names = (await readdir(folder)).sort()
    const text = await reports.read(names.at(-1) ?? '')
    expect(text.ok && JSON.parse(text.value)).toMatchObject({ report: 1, what: 'Fault 24.', dateline: '0.1.0' })
    expect(await readFile(path.join(folder, names[0] ?? ''), 'utf8')).toContain('Fault 5.')
  })

  it('is not written without end', async () => {
    const folder = path.join(await temporaryFolder(), 'crash-reports')
    const { reports } = fakeFaultDesk(folder)
    const written = Array.from({ length: 100 }, () => reports.write({ kind: 'main-rejection', what: 'Again.' }))
    expect(written.filter((file) => file !== null)).toHaveLength(5)
  })

  it('is read by its name alone, never by a path', async () => {
    const folder = path.join(await temporaryFolder(), 'crash-reports')
    const { reports } = fakeFaultDesk(folder)
    await mkdir(folder)
    await writeFile(path.join(folder, '../session.json'), 'private')
    for (const name of [
      '../session.json',
      'session.json',
      '/etc/passwd',
      '2026-11-24T12-00-00-000Z ../../x.json',
      '',
    ]) {
      expect(await reports.read(name)).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    }
  })

  it('lists memory dumps too, and keeps the newest five', async () => {
    const folder = path.join(await temporaryFolder(), 'crash-reports')
    const { reports } = fakeFaultDesk(folder)
    await mkdir(path.join(folder, 'dumps/pending'), { recursive: true })
    for (let k = 0; k < 8; k += 1) {
      const file = path.join(folder, `dumps/pending/${k}.dmp`)
      await writeFile(file, 'MDMP')
      await utimes(file, 1000 + k, 1000 + k)
    }
    expect(await reports.list()).toHaveLength(8)
    await reports.pruneDumps()
    expect((await reports.list()).map(({ name }) => path.basename(name))).toEqual([
      '7.dmp',
      '6.dmp',
      '5.dmp',
      '4.dmp',
      '3.dmp',
    ])
  })

  it('that cannot be written is no further fault', async () => {
    const folder = path.join(await temporaryFolder(), 'file')
    await writeFile(folder, 'in the way')
    expect(fakeFaultDesk(folder).reports.write({ kind: 'start-failed', what: 'No.' })).toBeNull()
    expect(await fakeFaultDesk(folder).reports.list()).toEqual([])
  })
})

describe('when a part fails', () => {
  const open = async () => fakeFaultDesk(path.join(await temporaryFolder(), 'crash-reports'))

  it('the window is loaded again once by itself; the second time in a minute the reader decides', async () => {
    const { desk, board, asked, answers, did, clock } = await open()
    expect(await desk.onWindowGone('crashed', 11)).toBe('reload')
    expect(asked).toEqual([])
    expect(board.list()[0]?.message).toContain('Your place in the article')
    answers.push('Show Crash Reports', 'Start Without Last Session')
    expect(await desk.onWindowGone('crashed', 11)).toBe('reload-fresh')
    expect(asked).toHaveLength(2)
    expect(did[0]).toMatch(/^open .*crash-reports$/)
    clock.now += 61_000
    expect(await desk.onWindowGone('oom', 9)).toBe('reload')
    expect(asked).toHaveLength(2)
  })

  it('a window that does not answer may be waited for, loaded again, or quit', async () => {
    const { desk, answers, did } = await open()
    const { signal } = new AbortController()
    answers.push('Wait', 'Load Again', 'Quit')
    expect(await desk.onWindowStuck(signal)).toBe(false)
    expect(await desk.onWindowStuck(signal)).toBe(true)
    expect(did).toEqual([])
    expect(await desk.onWindowStuck(signal)).toBe(false)
    expect(did).toEqual(['quit'])
    answers.push('Load Again')
    expect(await desk.onWindowStuck(AbortSignal.abort()), 'it answers again').toBe(false)
  })

  it('main saves first, then asks; once it keeps failing it offers a start without the last session', async () => {
    const { desk, asked, answers, did, board } = await open()
    await desk.onMainFault('main-exception', new Error('one'))
    expect(did).toEqual(['save'])
    expect(asked[0]?.buttons).toEqual(['Go On', 'Restart', 'Quit', 'Show Crash Reports'])
    await desk.onMainFault('main-rejection', new Error('two'))
    expect(asked, 'a task given up is told without a question').toHaveLength(1)
    expect(board.list().map(({ id }) => id)).toEqual(['main'])
    answers.push('Restart Without Last Session')
    await desk.onMainFault('main-exception', new Error('three'))
    expect(did).toEqual(['save', 'save', 'restart --without-last-session'])
  })

  it('main asks one question at a time', async () => {
    const { desk, asked } = await open()
    await Promise.all(Array.from({ length: 50 }, () => desk.onMainFault('main-exception', new Error('loop'))))
    expect(asked).toHaveLength(1)
  })

  it('the process that draws is told of, and the graphics card may be left out when it keeps failing', async () => {
    const { desk, board, did } = await open()
    desk.onProcessGone('Utility', 'crashed', 1)
    expect(board.list()).toEqual([])
    for (let k = 0; k < 3; k += 1) desk.onProcessGone('GPU', 'crashed', 1)
    expect(board.list()).toHaveLength(1)
    expect(board.list()[0]?.actions).toContain('restart-without-gpu')
    desk.answerNotice('gpu', 'restart-without-gpu')
    expect(did).toEqual(['restart --disable-gpu'])
    desk.answerNotice('gpu', 'dismiss')
    expect(board.list()).toEqual([])
  })

  it('tells of a crash of the last run when a report says so', async () => {
    const { desk, board } = await open()
    const began = Date.now() - 1000 // the report's file gets the time of the machine
    await desk.onAfterCrash(began, false)
    expect(board.list()).toEqual([])
    desk.onStartFailed(new Error('no'))
    await desk.onAfterCrash(began, false)
    expect(board.list()[0]?.title).toBe('Dateline stopped working last time')
    await desk.onAfterCrash(began, true)
    expect(board.list()[0]?.title).toBe('Dateline had stopped answering')
  })
})

describe('the record of starts', () => {
  it('knows starts that go round in circles, and a run that did not end in order', async () => {
    const file = path.join(await temporaryFolder(), 'starts.json')
    const open = () => createStateFile({ file, format: lateStarts, watcher: unwatched })
    const start = async (now: number) => {
      const state = open()
      const started = await followStart(state, now)
      await state.flush()
      return { ...started, state }
    }
    const minute = 60_000
    expect(await start(0)).toMatchObject({ goesInCircles: false, crashedRun: null })
    expect(await start(10_000)).toMatchObject({ goesInCircles: false, crashedRun: 0 })
    await start(20_000)
    const fourth = await start(30_000)
    expect(fourth.goesInCircles).toBe(true)
    fourth.succeeded()
    await fourth.state.flush()
    const fifth = await start(40_000)
    expect(fifth).toMatchObject({ goesInCircles: false, crashedRun: 30_000 })
    fifth.ended()
    await fifth.state.flush()
    expect(await start(50_000)).toMatchObject({ goesInCircles: false, crashedRun: null })
    await start(10 * minute)
    await start(20 * minute)
    expect((await start(30 * minute)).goesInCircles, 'crashes long ago').toBe(false)
  })
})

describe('a start without the last session', () => {
  it('opens nothing, and loses no place in any article', async () => {
    const file = path.join(await temporaryFolder(), 'session.json')
    const stored = createStateFile({ file, format: lateSession, watcher: unwatched })
    const view = (anchor: string): Session['views'][string] => ({
      anchor,
      picked: null,
      focus: null,
      filters: { articles: [], speakers: [], topics: [], places: [], modes: [] },
      reading: 'story',
      secondsEach: 8,
    })
    await stored.write({
      ...emptySession,
      article: 'bad',
      together: ['bad', 'good'],
      theme: 'dark',
      views: { bad: view('s1'), good: view('s2') },
    })
    const session = createFreshSession(stored)
    expect((await session.read()).article).toBe('bad')
    session.startFresh()
    const fresh = await session.read()
    expect(fresh).toEqual({ ...emptySession, theme: 'dark' })
    await session.write({ ...fresh, article: 'good', views: { good: view('s9') } })
    expect(await session.read()).toMatchObject({ article: 'good', views: { good: { anchor: 's9' } } })
    const kept = await stored.read()
    expect(kept.views).toMatchObject({ bad: { anchor: 's1' }, good: { anchor: 's9' } })
  })
})
