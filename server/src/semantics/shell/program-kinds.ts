/** What programs are known to do, by name. Data: an entry is a fact about the program, not about a rule. */

/** Show or set up something for a person, or have a status that says nothing of success. */
export const cosmeticPrograms: ReadonlySet<string> = new Set([
  ...[
    "clear",
    "cls",
    "reset",
    "tset",
    "setterm",
    "setfont",
    "tput",
    "stty",
    "title",
    "color",
    "mode",
    "pause",
    "chcp",
    "xdg-open",
    "open",
    "start",
  ],
  ...[
    "explorer",
    "notify-send",
    "say",
    "beep",
    "kill",
    "pkill",
    "killall",
    "taskkill",
    "sync",
    "echo",
    "true",
    "which",
  ],
  ...["where", "stat", "fuser", "osascript", "xdotool", "wmctrl", "xset", "zenity", "kdialog", "sensible-browser"],
  ...["gnome-open", "kde-open", "cygstart", "termux-open", "toilet", "figlet", "sleep", "date", "whoami", "hostname"],
  ...["exo-open", "gvfs-open", "kde-open5", "xdg-email", "wslview", "terminal-notifier", "growlnotify"],
  ...["uname", "ps", "top", "history", "printf", ":"],
]);

/** Fail only when something is very wrong, or with a failure nobody needs to know of in front of a `;` or `|`. */
export const harmlessPrograms: ReadonlySet<string> = new Set([
  ...["echo", "printf", "true", ":", "yes", "seq", "date", "pwd", "sleep", "set", "export", "unset", "alias", "trap"],
  ...["umask", "ulimit", "shopt", "local", "declare", "readonly", "setlocal", "endlocal", "title", "chcp", "clear"],
  ...["cls", "tput", "stty", "reset", "rem", "ver", "whoami", "hostname", "uname", "env", "printenv", "kill", "pkill"],
  ...["killall", "taskkill", "history", "wait", "module", "sync", "free", "uptime", "nproc", "ps"],
]);

/** Questions about the machine or the person that do not fail. */
export const machineQueries: ReadonlySet<string> = new Set([
  ...[
    "id",
    "groups",
    "logname",
    "arch",
    "getconf",
    "sw_vers",
    "lsb_release",
    "tty",
    "locale",
    "uname",
    "whoami",
    "hostname",
  ],
]);

/** Succeed on empty or cut input, so a pipeline that ends in one succeeds whatever came before. */
export const forgivingReaders: ReadonlySet<string> = new Set([
  ...["tee", "cat", "sort", "sed", "awk", "gawk", "mawk", "tr", "cut", "head", "tail", "gzip", "pigz", "bzip2", "xz"],
  ...[
    "zstd",
    "dd",
    "wc",
    "xargs",
    "uniq",
    "rev",
    "nl",
    "fold",
    "fmt",
    "column",
    "paste",
    "less",
    "more",
    "while",
    "for",
  ],
  ...["base64", "md5sum", "sha1sum", "sha256sum", "c++filt", "ts", "pv", "lz4"],
]);

/** Ask a question with their status, or tell with it how much they did: `robocopy` and `fsck` end well with 1. */
export const questioningPrograms: ReadonlySet<string> = new Set([
  ...["grep", "egrep", "fgrep", "zgrep", "rg", "ag", "findstr", "find", "test", "[", "cmp", "diff", "pgrep", "pidof"],
  ...["lsof", "locate", "plocate", "mlocate", "slocate", "ack", "robocopy", "fsck"],
]);

/** Take lines and give lines: they succeed whatever they are given, and end a pipeline well whatever came before. */
export const filteringPrograms: ReadonlySet<string> = wordsOf(`
  awk gawk mawk cat column cut fold head nl paste rev sed sort tac tail tr uniq wc
`);

/** Create or change files by their arguments. */
export const writingPrograms: ReadonlySet<string> = new Set([
  ...[
    "cp",
    "mv",
    "ln",
    "mkdir",
    "touch",
    "tee",
    "install",
    "dd",
    "rsync",
    "patch",
    "unzip",
    "cpio",
    "truncate",
    "split",
  ],
  ...["copy", "xcopy", "robocopy", "move", "ren", "rename", "md", "mklink", "chmod", "chown", "chgrp", "strip", "scp"],
  ...["gzip", "gunzip", "bzip2", "bunzip2", "xz", "unxz", "zip", "7z", "objcopy", "ar", "ranlib", "ld", "sed-i"],
]);

/** Compilers, generators, build tools: later steps consume what they make. */
export const buildingPrograms: ReadonlySet<string> = wordsOf(`
  make gmake nmake mingw32-make ninja cmake ctest cpack meson scons waf bazel configure autoreconf autoconf automake
  libtoolize aclocal bootstrap.sh autogen.sh bootstrap
  gcc g++ cc c++ clang clang++ cl link lib ld ar as nasm yasm rc windres ranlib strip objcopy objdump nm xxd dtc
  swig cython cython3 protoc flex bison yacc lex m4 moc uic rcc pyuic4 pyuic5 pyuic6 pyrcc4 pyrcc5 pyside-uic qmake
  pyside2-uic pyside6-uic pyside2-rcc pyside6-rcc
  lrelease lupdate pylupdate4 pylupdate5 msgfmt msgmerge xgettext intltool-merge glib-compile-resources
  glib-compile-schemas glib-genmarshal sphinx-build sphinx-apidoc doxygen pandoc pdflatex latex xelatex lualatex bibtex
  dvips dot asciidoc asciidoctor a2x xmlto xsltproc
  javac jar ant mvn gradle gradlew cargo rustc go npm yarn pnpm jlpm bun npx tsc webpack gulp grunt bower dotnet msbuild devenv
  xbuild mcs csc xcodebuild lipo install_name_tool codesign swiftc f2py f2py3 gfortran ifort nvcc emcc em++
  dpkg-buildpackage dpkg-deb rpmbuild debuild debchange dch pyinstaller makensis candle light iscc hdiutil pkgbuild
  productbuild mkisofs genisoimage xorriso mksquashfs qemu-img signtool fakeroot flatpak-builder snapcraft
  avr-gcc avr-objcopy sdcc openscad inkscape rsvg-convert convert ffmpeg sox gs
  montage magick zic xwd screencapture unsquashfs isohybrid implantisomd5 addnote iscc doxypy msgunfmt msginit
`);

/** Bring files or packages here that later steps use. */
export const fetchingPrograms: ReadonlySet<string> = wordsOf(`
  git hg svn bzr cvs repo wget curl aria2c axel pip pip2 pip3 easy_install conda mamba poetry uv pipenv docker podman
  docker-compose apt apt-get aptitude yum dnf pacman zypper apk brew port choco dpkg rpm gem tar bsdtar unzip gunzip
  7z scp sftp rsync twine gpg ssh-keygen gh gsutil aws az gcloud kubectl helm
`);

/** Belong to the person at the screen: editors, viewers, shells, players; their status says nothing of success. */
export const interactivePrograms: ReadonlySet<string> = wordsOf(`
  vi vim nvim gvim nano emacs emacsclient pico joe ed code subl sublime_text atom gedit geany kate kwrite mousepad leafpad
  pluma xed notepad notepad++ less more most man
  info pager view display eog feh gwenview evince okular xpdf zathura acroread firefox chrome google-chrome chromium
  chromium-browser opera safari iexplore msedge lynx w3m links mplayer mpv vlc cvlc aplay paplay afplay mpg123 mpg321 ogg123
  play espeak festival spd-say gnuplot xterm gnome-terminal konsole bash sh zsh fish csh tcsh cmd powershell pwsh
  ipython bpython idle screen tmux ssh telnet mysql psql sqlite3 gdb lldb pdb htop watch calc mspaint wordpad
  shutdown reboot poweroff halt logoff rundll32 xlock xscreensaver-command gnome-screensaver-command loginctl pmset
  xrandr setxkbmap xmodmap wmctrl xdotool amixer pactl feh nitrogen gsettings dconf x-terminal-emulator nautilus
  dolphin thunar nemo caja pcmanfm konqueror flite espeak-ng
  xclip xsel pbcopy pbpaste wl-copy wl-paste clip clip.exe putclip getclip termux-clipboard-get termux-clipboard-set
`);

/** Show something to a person when their output is not taken; their status matters to nobody then. */
export const showingPrograms: ReadonlySet<string> = wordsOf(`
  ls dir ll cat type tree file ps df du free env printenv set id groups lsof netstat ss lscpu lsusb lspci lsblk lsmod
  nvidia-smi journalctl dmesg uptime w who last finger ifconfig ipconfig ip iwconfig ver wmic tasklist cal fortune cowsay
  head tail grep egrep fgrep findstr locate whereis ldd otool nm strings hexdump xxd-show diff vimdiff meld colordiff
`);

/** Sub-commands that only show, by program. */
export const showingSubcommands: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "git",
    wordsOf("show diff log status blame shortlog reflog branch remote describe ls-files ls-remote grep rev-parse help"),
  ],
  ["hg", wordsOf("log status diff parents identify id heads summary")],
  ["svn", wordsOf("log status diff info stat st")],
  ["pip", wordsOf("list freeze show check")],
  ["pip3", wordsOf("list freeze show check")],
  ["conda", wordsOf("list info")],
  ["docker", wordsOf("ps images logs info version stats top")],
  ["podman", wordsOf("ps images logs info version stats top")],
  ["kubectl", wordsOf("get describe logs version")],
  ["systemctl", wordsOf("status list-units is-active")],
  ["service", wordsOf("status")],
]);

/** Run tests; their status is what they are run for. */
export const testingPrograms: ReadonlySet<string> = wordsOf(
  "pytest py.test nosetests nose2 tox nox ctest unittest trial behave robot stestr green avocado runtests.py runtest.py",
);

/** Clean up or make room: they are run to be sure, and fail when there is nothing to do. */
export const tidyingPrograms: ReadonlySet<string> = wordsOf(`
  rm rmdir rd del erase md mkdir unlink killall pkill kill taskkill umount fusermount losetup rmmod ipcrm deactivate
  modprobe
`);

/** Set a property or leave a note: what follows goes wrong by itself, or not at all. */
export const adjustingPrograms: ReadonlySet<string> = wordsOf(
  "chmod chown chgrp attrib chflags touch mkdir md echo printf",
);

/** Sub-commands of any program that tidy up, or bring up to date what also works as it is. */
export const tidyingWords: ReadonlySet<string> = wordsOf(
  "prune prefetch rescan gc autoremove autoclean uninstall unmount umount eject detach makecache stop",
);

/** Sub-commands that tidy up, by program: what they take away may not be there. */
export const tidyingSubcommands: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...["docker", "podman"].map((it) => [it, wordsOf("rm rmi stop kill logout")] as const),
  ...["docker-compose", "podman-compose"].map((it) => [it, wordsOf("down stop rm kill")] as const),
  ...["conda", "mamba", "apt", "apt-get", "aptitude", "yum", "dnf", "zypper", "brew", "port", "snap", "choco"].map(
    (it) => [it, wordsOf("remove purge clean erase")] as const,
  ),
  ["systemctl", wordsOf("stop kill reset-failed daemon-reload daemon-reexec")],
  ["udevadm", wordsOf("trigger settle control")],
  ...["service", "rc-service", "invoke-rc.d", "net", "initctl", "supervisorctl"].map(
    (it) => [it, wordsOf("stop")] as const,
  ),
  ["sc", wordsOf("stop delete")],
  ["launchctl", wordsOf("load unload remove start stop bootout kickstart")],
  ["dmsetup", wordsOf("remove")],
  ["virsh", wordsOf("destroy undefine")],
  ["vagrant", wordsOf("destroy halt")],
  ["lxc", wordsOf("stop delete")],
  ["adb", wordsOf("kill-server disconnect forward")],
  ["tmux", wordsOf("kill-session kill-server")],
]);

/** Package managers whose `update` alone refreshes what they know of. */
export const packageManagers: ReadonlySet<string> = wordsOf(
  "apt apt-get aptitude yum dnf zypper brew port apk pacman choco opkg snap flatpak",
);

/** Bring a cache of the desktop or the loader up to date after an installation; without it things work, or soon do. */
export const refreshingPrograms: ReadonlySet<string> = wordsOf(`
  gtk-update-icon-cache gtk4-update-icon-cache update-icon-caches update-desktop-database update-mime-database
  xdg-desktop-menu xdg-icon-resource xdg-mime xdg-settings kbuildsycoca4 kbuildsycoca5 kbuildsycoca6 fc-cache ldconfig
  mandb makewhatis updatedb texhash mktexlsr gio-querymodules restorecon lsregister nscd sss_cache resolvectl
`);

/**
 * Change what a machine is beyond the files that a command names: its accounts, services, disks, way to start, network,
 * keys, settings, devices and databases.
 */
export const administeringPrograms: ReadonlySet<string> = wordsOf(`
  useradd usermod userdel adduser deluser groupadd groupmod groupdel addgroup delgroup gpasswd passwd chpasswd chage chsh
  chfn newusers newgidmap dscl htpasswd smbpasswd
  systemctl service rc-service rc-update update-rc.d chkconfig initctl invoke-rc.d launchctl supervisorctl sv svc sc
  crontab schtasks timedatectl localectl hostnamectl loginctl
  installer msiexec softwareupdate snap flatpak add-apt-repository apt-key apt-mark alternatives update-alternatives
  debconf-set-selections dpkg-divert rpm-ostree emerge eopkg xbps-install pkg pkg_add opkg xcode-select dism
  fdisk sfdisk gdisk sgdisk parted partprobe wipefs mkfs mke2fs mkswap mkdosfs swapon swapoff tune2fs e2label e2fsck fsck
  resize2fs xfs_growfs xfs_admin lvcreate lvremove lvextend lvresize lvconvert vgcreate vgremove vgextend pvcreate
  pvremove mdadm cryptsetup zfs zpool btrfs diskutil diskpart mount losetup kpartx dmsetup iscsiadm multipath
  grub-install grub2-install grub-mkconfig grub2-mkconfig grub-editenv grub2-editenv update-grub update-grub2 grubby
  bootctl efibootmgr dracut mkinitcpio update-initramfs mkinitramfs extlinux syslinux lilo kernel-install depmod bcdedit
  bootsect kexec flashrom fw_setenv nvram
  nmcli netplan ifup ifdown iptables ip6tables iptables-restore ip6tables-restore nft ipset ufw firewall-cmd brctl
  ovs-vsctl ovs-ofctl networksetup netsh sysctl wpa_cli vconfig wg wg-quick
  chcon setfiles semanage semodule setsebool load_policy setenforce setcap setfacl icacls cacls takeown authselect
  authconfig pam-auth-update xauth certutil keytool openssl update-ca-certificates update-ca-trust c_rehash ssh-copy-id
  reg regedit regsvr32 setx locale-gen insmod devcon pnputil dfu-util avrdude openocd esptool fastboot
  mysqldump mysqladmin mysql_install_db pg_dump pg_dumpall pg_restore pg_basebackup pg_ctl createdb dropdb initdb
  ansible ansible-playbook ansible-galaxy puppet terraform kubectl helm salt salt-call
  createuser mongodump mongorestore ldapadd ldapmodify ldapdelete slapadd virsh VBoxManage lxc qm vgchange
`);

/** Bring source texts into shape, in place. */
export const reformattingPrograms: ReadonlySet<string> = wordsOf(
  `black isort autopep8 yapf ruff autoflake pyupgrade clang-format prettier gofmt goimports rustfmt dos2unix
  optipng jpegoptim pngcrush pngquant advpng svgo`,
);

/** Start and stop services, which a machine may have or not. */
export const serviceManagers: ReadonlySet<string> = wordsOf(
  "net sc service systemctl rc-service initctl invoke-rc.d launchctl supervisorctl update-rc.d chkconfig",
);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
