#!/usr/bin/env bash
# A verb of Nodelog as a shell action of Oozie, which only knows zero and not zero: tells the exit code
# as the property exit_code, and fails where the same command may succeed later or has to be mended.
set -u
"$NODELOG_COMMAND" "$@" >&2 && code=0 || code=$?
echo "exit_code=$code"
case $code in
0 | 3 | 5) exit 0 ;; # done; done but for what is held back; nothing to do
*) exit "$code" ;;
esac
