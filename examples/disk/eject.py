"""Ejects the disk with the drive letter of the first argument."""

import sys

from windows_api import (
    FSCTL_DISMOUNT_VOLUME,
    FSCTL_LOCK_VOLUME,
    IOCTL_STORAGE_EJECT_MEDIA,
    close,
    control,
    open_volume,
)


def eject(letter):
    volume = open_volume(letter)
    try:
        for code in (FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME, IOCTL_STORAGE_EJECT_MEDIA):
            control(volume, code)
    finally:
        close(volume)


if __name__ == "__main__":
    eject(sys.argv[1])
