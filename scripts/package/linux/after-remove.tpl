#!/bin/bash
# After removing: deb calls it with "remove", "purge" or "upgrade", rpm with the number of versions that stay.
# What readers wrote lies in their own folders and is never touched, purge included.
set -u

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;; # an upgrade: the new version has put its own in place
esac

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --remove '${executable}' '/opt/${sanitizedProductName}/${executable}' || true
fi
if [ -L '/usr/bin/${executable}' ] && [ ! -e '/usr/bin/${executable}' ]; then rm -f '/usr/bin/${executable}'; fi

if [ -f '/etc/apparmor.d/${executable}' ]; then
  if type apparmor_parser >/dev/null 2>&1 && ! { type ischroot >/dev/null 2>&1 && ischroot; }; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' >/dev/null 2>&1 || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi

if type update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if type update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if type gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true; fi
exit 0
