// A step at its least: a key changes the text of one element.
const statement = document.getElementById('statement')
addEventListener('keydown', ({ key }) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0
  statement.textContent = String(Number(statement.textContent) + by)
})
