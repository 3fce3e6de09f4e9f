// `npm run package`: a word the project keeps, for work that is not done yet. Failing beats pretending.
process.stderr.write('Packaging (deb, AppImage, tar.gz) is not built yet. See the README for what works today.\n')
process.exitCode = 1
