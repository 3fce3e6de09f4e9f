#!/bin/bash
# After installing: deb calls it with "configure", rpm with the number of installed versions.
set -u

app='/opt/${sanitizedProductName}'

if type update-alternatives >/dev/null 2>&1; then
  update-alternatives --install '/usr/bin/${executable}' '${executable}' "$app/${executable}" 100 ||
    ln -sf "$app/${executable}" '/usr/bin/${executable}'
else
  ln -sf "$app/${executable}" '/usr/bin/${executable}'
fi

# Chromium's sandbox needs user namespaces or a setuid helper. Whether namespaces work is asked as an ordinary user, since
# root has them where others do not; the setuid bit is set only where they do not work.
if setpriv --reuid=65534 --regid=65534 --clear-groups unshare --user --map-root-user true >/dev/null 2>&1; then
  chmod 0755 "$app/chrome-sandbox"
else
  chmod 4755 "$app/chrome-sandbox"
fi

if type update-mime-database >/dev/null 2>&1; then update-mime-database /usr/share/mime || true; fi
if type update-desktop-database >/dev/null 2>&1; then update-desktop-database -q /usr/share/applications || true; fi
if type gtk-update-icon-cache >/dev/null 2>&1; then gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true; fi

# Systems whose AppArmor keeps namespaces from ordinary programs (Ubuntu 24.04 and later) need a profile that allows them.
# Older AppArmor cannot read it, and does not need it.
if type apparmor_status apparmor_parser >/dev/null 2>&1 && apparmor_status --enabled >/dev/null 2>&1; then
  profile="$app/resources/apparmor-profile"
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    if ! { type ischroot >/dev/null 2>&1 && ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
    fi
  fi
fi
exit 0
