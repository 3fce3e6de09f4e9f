import type { Article } from '../article.ts'
import { EditFault, type TopicChoice } from './edit.ts'
import { fitted, idFromName, withStatement } from './parts.ts'

/** Calls a topic something else wherever it stands. */
export function renameTopic(article: Article, id: string, words: string): Article {
  const title = fitted(words, 200)
  if (title === '') throw new EditFault('A topic needs a name.')
  if (!article.topics.some((topic) => topic.id === id)) throw new EditFault('That topic is no longer in the article.')
  if (article.topics.some((topic) => topic.id !== id && topic.title.toLowerCase() === title.toLowerCase()))
    throw new EditFault(`Another topic is called ${title} already.`)
  return { ...article, topics: article.topics.map((topic) => (topic.id === id ? { ...topic, title } : topic)) }
}

/** Says what a statement is about in a word or two; a topic that no statement has any more goes. */
export function setTopics(article: Article, id: string, choices: readonly TopicChoice[]): Article {
  const topics = [...article.topics]
  const chosen = choices.map((choice) => {
    if ('id' in choice) {
      if (!topics.some((topic) => topic.id === choice.id))
        throw new EditFault('That topic is no longer in the article.')
      return choice.id
    }
    const title = fitted(choice.title, 200)
    if (title === '') throw new EditFault('A topic needs a name.')
    const known = topics.find((topic) => topic.title.toLowerCase() === title.toLowerCase())
    if (known) return known.id
    const topic = { id: idFromName(title, new Set(topics.map((item) => item.id))), title }
    topics.push(topic)
    return topic.id
  })
  const next = withStatement({ ...article, topics }, id, (statement) => ({
    ...statement,
    topics: [...new Set(chosen)].slice(0, 200),
  }))
  const held = new Set(next.statements.flatMap((statement) => statement.topics))
  return { ...next, topics: next.topics.filter((topic) => held.has(topic.id)) }
}
