// pdf.js makes a DOMMatrix when it is loaded, for drawing. Dateline never draws a PDF, and Electron's utility process has none.
if (!('DOMMatrix' in globalThis)) Object.assign(globalThis, { DOMMatrix: class {} })
