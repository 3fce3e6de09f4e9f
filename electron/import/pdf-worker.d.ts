// Loaded for its effect alone: it puts pdf.js's parser where pdf.js looks for it, so that no worker is started.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs'
