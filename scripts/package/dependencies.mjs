// What a Linux package asks of the system: the shared libraries Electron is linked against, under each system's names.
import { packagesOf } from '../electron/libraries.mjs'

/** Sonames that Electron's files need and do not carry, `readelf -d`; the C library's own are left to every system. */
export const neededLibraries = [
  'libX11.so.6',
  'libXcomposite.so.1',
  'libXdamage.so.1',
  'libXext.so.6',
  'libXfixes.so.3',
  'libXrandr.so.2',
  'libasound.so.2',
  'libatk-1.0.so.0',
  'libatk-bridge-2.0.so.0',
  'libatspi.so.0',
  'libcairo.so.2',
  'libcups.so.2',
  'libdbus-1.so.3',
  'libdrm.so.2',
  'libexpat.so.1',
  'libgbm.so.1',
  'libgio-2.0.so.0',
  'libglib-2.0.so.0',
  'libgobject-2.0.so.0',
  'libgtk-3.so.0',
  'libnspr4.so',
  'libnss3.so',
  'libnssutil3.so',
  'libpango-1.0.so.0',
  'libsmime3.so',
  'libudev.so.1',
  'libxcb.so.1',
  'libxkbcommon.so.0',
]

/** Debian's names, newer first, so that a renamed library is met by either. */
export const debDepends = () => [
  ...new Set(neededLibraries.map((soname) => (packagesOf[soname] ?? []).join(' | '))),
  'xdg-utils',
]

/** RPM systems name a library by its soname, which all of them share. */
export const rpmDepends = () => [...neededLibraries.map((soname) => `${soname}()(64bit)`), 'xdg-utils']
