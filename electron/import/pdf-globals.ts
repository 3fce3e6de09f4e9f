// pdf.js takes Electron's utility process for a page, and asks for parts of one when it is loaded. Dateline never draws a PDF, so
// empty ones do. Loaded before pdf.js.
for (const [name, value] of Object.entries({ DOMMatrix: class {}, navigator: { platform: '', userAgent: '' } }))
  if (!(name in globalThis)) Object.assign(globalThis, { [name]: value })
