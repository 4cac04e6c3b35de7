# Runs a command as somebody who may read a folder and not write it, and may write nothing else of ours either.
# usage: sh read-only.sh FOLDER COMMAND...
# Nobody is kept from writing by the mode of a file when they are root, so root becomes nobody for the command; whoever
# else runs this loses the right with the mode. The program is copied because its own folder may be closed to nobody.
folder=$1
shift
tools=$(mktemp -d)
cp "$(command -v soquy)" "$tools"
chmod -R a+rX,a-w "$folder" "$tools"
trap 'chmod -R u+w "$folder" "$tools"; rm -r "$tools"' EXIT
PATH=$tools:$PATH
if [ "$(id -u)" = 0 ]; then
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
else
  "$@"
fi
