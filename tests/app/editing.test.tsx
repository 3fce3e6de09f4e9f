import { render, renderHook, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useCommand } from '../../src/app/commands.ts'
import { createEditing } from '../../src/app/editing.ts'
import { SavingNotice } from '../../src/app/SavingNotice.tsx'
import { createViewStore } from '../../src/app/store.ts'
import type { Article } from '../../src/core/article.ts'
import { notesArticle } from '../core/edit/notes-article.ts'
import { fakeDesk, summaryOf } from './with-article.tsx'

const changed = {
  ok: false,
  failure: {
    kind: 'changed',
    title: '“Talks by the lake” was changed by another program',
    message: 'Its file is not as it was read.',
    hint: 'Choose what to keep.',
  },
}

function start({
  saveArticle = () => changed as object,
  resolved,
}: {
  saveArticle?: () => object
  resolved?: object
} = {}) {
  const theirs = { ...notesArticle(), title: 'Their title' }
  const settled: unknown[] = []
  const desk = fakeDesk({
    saveArticle,
    readArticle: () => ({ ok: true, value: theirs }),
    resolveChange: ({ keep, article }: { keep: string; article: Article }) => {
      settled.push({ keep, checked: article.statements.every(({ found }) => found === undefined) })
      return resolved ?? { ok: true, value: { ...summaryOf(article), id: keep === 'both' ? 'notes-copy' : 'notes' } }
    },
  })
  const view = createViewStore(notesArticle())
  const editing = createEditing({ desk, id: 'notes', view })
  editing.getState().settle('shelf')
  const opened: string[] = []
  render(
    <SavingNotice
      editing={editing}
      onOpen={async (id) => {
        opened.push(id)
      }}
    />,
  )
  const edit = async () => {
    editing.getState().perform({ type: 'accept-all' })
    await editing.getState().flush()
    await screen.findByRole('alert')
  }
  const saves = () => desk.asked.filter(({ name }) => name === 'saveArticle').length
  return { desk, view, editing, settled, opened, edit, saves, user: userEvent.setup() }
}

describe('a file that others changed while it was corrected', () => {
  it('asks; mine goes over theirs only when told to', async () => {
    const { edit, editing, saves, settled, user } = start()
    await edit()
    expect(screen.getByRole('alert').textContent).toContain('was changed by another program')
    expect(saves()).toBe(1)
    expect(settled).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect(settled).toEqual([{ keep: 'mine', checked: true }])
    expect(editing.getState().saving.status).toBe('saved')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('theirs takes the place of mine, in every view', async () => {
    const { edit, editing, view, saves, settled, user } = start()
    await edit()
    await user.click(screen.getByRole('button', { name: 'Take theirs' }))
    expect(editing.getState().history).toMatchObject({ article: { title: 'Their title' }, past: [], future: [] })
    expect(view.getState().index.article.title).toBe('Their title')
    expect(saves()).toBe(1)
    expect(settled).toEqual([{ keep: 'theirs', checked: true }]) // main keeps mine in the shelf's trash
    expect(await editing.getState().flush()).toBe(true)
  })

  it('was deleted: mine is put back, or let go of to the trash, which is where the reader is led', async () => {
    const deleted = { ok: false, failure: { ...changed.failure, kind: 'deleted' } }
    const { edit, editing, settled, user } = start({ saveArticle: () => deleted, resolved: deleted })
    const libraryOpened = vi.fn()
    const { unmount } = renderHook(() => useCommand('library', libraryOpened))
    await edit()
    expect(screen.queryByRole('button', { name: 'Take theirs' })).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Let it go' }))
    expect(settled).toEqual([{ keep: 'theirs', checked: true }])
    expect(libraryOpened).toHaveBeenCalledOnce()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(editing.getState().saving.status).toBe('saved')
    unmount()
  })

  it('both are kept, and mine is gone on with as a copy', async () => {
    const { edit, editing, opened, settled, user } = start()
    await edit()
    await user.click(screen.getByRole('button', { name: 'Keep both' }))
    expect(settled).toEqual([{ keep: 'both', checked: true }])
    expect(opened).toEqual(['notes-copy'])
    expect(await editing.getState().flush()).toBe(true)
  })

  it('asks again when what was chosen cannot be written, with nothing lost', async () => {
    const { edit, editing, desk, user } = start()
    const asked = desk.request
    await edit()
    desk.request = ((name: string, ...input: unknown[]) =>
      name === 'resolveChange'
        ? Promise.resolve({ ok: false, failure: { ...changed.failure, kind: 'not-saved', title: 'The disk is full' } })
        : asked(name as 'readSession', ...(input as []))) as typeof desk.request
    await user.click(screen.getByRole('button', { name: 'Keep mine' }))
    expect((await screen.findByRole('alert')).textContent).toContain('The disk is full')
    expect(editing.getState().history.past).toHaveLength(1)
  })
})

describe('corrections', () => {
  it('keep every view in step, and say why one cannot be made', () => {
    const { editing, view } = start()
    const { perform, undo, redo } = editing.getState()
    perform({ type: 'delete-statement', statement: 's4' })
    expect(view.getState().index.order).toEqual(['s1', 's2', 's3'])
    expect(perform({ type: 'delete-statement', statement: 's4' })).toBe(false)
    expect(editing.getState().fault).toContain('no longer in the article')
    expect(undo()).toBe('delete statement')
    expect(view.getState().index.order).toHaveLength(4)
    expect(editing.getState().fault).toBeNull()
    expect([undo(), redo(), redo()]).toEqual([null, 'delete statement', null])
  })
})
