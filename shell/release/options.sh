# shellcheck shell=bash
# Options come from the command line or, in an SSM document, from ENV_VAR parameters ($SSM_<name>).

environment='' fence='' deadline='' hook='' window='' wrong_option=''

usage() {
  cat <<'TXT'
Usage: release.sh OPERATION [options]
  status   what this host serves; changes nothing
  measure  what users met in the last --window seconds; changes nothing
  stage    install and start a release beside the live one, and check its health; no traffic
  switch   make the staged release live
  commit   accept the live release for good
  revert   back to the committed release; drops what the rollout staged
  prune    remove releases beyond the retention

Options (defaults: $SSM_environment, $SSM_release, ...):
  --environment NAME  must be this host's     --release ID     <commit7>-<digest12>
  --rollout ID        <seq8>-<hex8>           --fence N        the lease's number; a lower one than the last is refused
  --deadline EPOCH    when an uncommitted switch is reverted by the guard (0: never)
  --hook true|false   run the release's before-switch hook on this host
  --window SECONDS    what measure looks back on (60)

Prints one JSON object on stdout. Exit: 0 done or unchanged, 1 failed and undone, 2 refused, nothing touched.
TXT
}

read_options() {
  case ${1:-} in
  -h | --help)
    usage
    exit 0
    ;;
  -* | '') operation=${SSM_operation:-} ;;
  *)
    operation=$1
    shift
    ;;
  esac
  environment=${SSM_environment:-} release=${SSM_release:-} rollout=${SSM_rollout:-}
  fence=${SSM_fence:-} deadline=${SSM_deadline:-} hook=${SSM_hook:-} window=${SSM_window:-}
  while (($# > 0)); do
    case $1 in
    --environment | --release | --rollout | --fence | --deadline | --hook | --window)
      if (($# < 2)); then
        wrong_option="the option $1 needs a value"
        break
      fi
      printf -v "${1#--}" '%s' "$2"
      shift 2
      ;;
    *)
      wrong_option="there is no option '${1:0:40}'"
      break
      ;;
    esac
  done
  case $operation in
  status | measure | stage | switch | commit | revert | prune) ;;
  *)
    wrong_option="there is no operation '${operation:0:40}'; use status, measure, stage, switch, commit, revert or prune"
    operation=status
    ;;
  esac
}

# Every value is checked before anything is touched, for every caller.
check_options() {
  begin options
  [[ -z $wrong_option ]] || refuse "$wrong_option" "see release.sh --help; nothing was done"
  if [[ ! $release =~ ^([0-9a-f]{7}-[0-9a-f]{12})?$ ]]; then bad release '<commit7>-<digest12>'; fi
  check environment '[a-z][a-z0-9-]{0,30}' 'an environment name'
  [[ $environment = "$KLOVERBUY_ENVIRONMENT" ]] ||
    refuse "this host belongs to the environment $KLOVERBUY_ENVIRONMENT, not to $environment" "correct the fleet's tags"
  window=${window:-60}
  check window '[1-9][0-9]{0,3}' 'a number of seconds from 1 to 9999'
  if only_reads; then return; fi
  check rollout '[0-9]{8}-[0-9a-f]{8}' '<seq8>-<hex8>'
  check fence '[0-9]{1,15}' 'a whole number'
  deadline=${deadline:-0}
  check deadline '[0-9]{1,12}' 'seconds since 1970'
  hook=${hook:-false}
  check hook 'true|false' 'true or false'
  case $operation in
  stage | switch | commit) check release '[0-9a-f]{7}-[0-9a-f]{12}' '<commit7>-<digest12>' ;;
  esac
}

# Reading takes no lock: it must answer while an operation runs.
only_reads() { [[ $operation = status || $operation = measure ]]; }

# check NAME PATTERN MEANING
check() { if [[ ! ${!1} =~ ^($2)$ ]]; then bad "$1" "$3"; fi; }

bad() {
  printf -v "$1" '%s' ''
  refuse "the parameter '$1' is missing or is not $2" "send the document with a right value; nothing was done"
}
